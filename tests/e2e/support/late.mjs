// Pages on which all that a browser does by itself comes late, as on a machine that has much else to do.

/** Makes every page of the browser late by `milliseconds`; gives the browser. */
export function everyPageLate(browser, milliseconds) {
  const make = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await make(options);
    await context.addInitScript(delay, milliseconds);
    return context;
  };
  return browser;
}

/** Runs in the page before its own scripts. */
function delay(milliseconds) {
  const timer = window.setTimeout.bind(window);
  const late = (call) => (...given) => void timer(() => call(...given), milliseconds);
  window.setTimeout = (call, after = 0, ...given) => timer(call, after + milliseconds, ...given);

  const frame = window.requestAnimationFrame.bind(window);
  const waiting = new Set();
  // Names that no frame of the browser has: the driver asks for frames of its own, and a page must not take those back.
  let name = 1e9;
  window.requestAnimationFrame = (call) => {
    name += 1;
    const own = name;
    waiting.add(own);
    timer(() => waiting.delete(own) && frame(call), milliseconds);
    return own;
  };
  window.cancelAnimationFrame = (own) => waiting.delete(own);

  for (const observer of ["ResizeObserver", "IntersectionObserver", "MutationObserver"]) {
    const Observer = window[observer];
    window[observer] = class extends Observer {
      constructor(call, ...given) {
        super(late(call), ...given);
      }
    };
  }

  const { addListener, removeListener } = MediaQueryList.prototype;
  const listeners = new WeakMap();
  MediaQueryList.prototype.addListener = function (call) {
    listeners.set(call, listeners.get(call) ?? late(call));
    addListener.call(this, listeners.get(call));
  };
  MediaQueryList.prototype.removeListener = function (call) {
    removeListener.call(this, listeners.get(call));
  };

  const port = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage");
  Object.defineProperty(MessagePort.prototype, "onmessage", {
    ...port,
    set(call) {
      port.set.call(this, call && late(call));
    },
  });
}
