// Chromium of any age, over the DevTools protocol.
import { connect } from "./socket.mjs";
import { expression } from "./expression.mjs";
import { start } from "./program.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Their report of crashes takes the place of what turns an access outside of WebAssembly's memory into an error: Chromium 108 ended with it.
  "--disable-in-process-stack-traces",
  "--hide-scrollbars",
  "--lang=zh-CN",
  "--remote-debugging-port=0",
];

/** Starts the Chromium in `file`; `headless` is the flag that it knows. */
export async function devtools(file, headless, { width, height }) {
  const flags = (folder) => [headless, ...FLAGS, `--user-data-dir=${folder}`, `--window-size=${width},${height}`, "about:blank"];
  const { match, stop } = await start(file, flags, /DevTools listening on (ws:\/\/[^/\s]+)(\S*)/);
  const [, host, path] = match;
  const browser = await connect(host + path, () => undefined);
  const { product } = await browser.ask("Browser.getVersion");

  return {
    version: product.replace(/^.*\//, ""),
    async open(url) {
      const { targetId } = await browser.ask("Target.createTarget", { url: "about:blank" });
      const errors = [];
      const contexts = new Map();
      const frames = [];
      let loaded;
      const load = new Promise((resolve) => (loaded = resolve));
      // A connection for each page: the oldest have no sessions on one connection.
      const page = await connect(`${host}/devtools/page/${targetId}`, (message) => {
        note(message, errors);
        keep(message, contexts);
        if (message.method === "Page.loadEventFired") {
          loaded();
        }
      });
      await page.ask("Runtime.enable");
      await page.ask("Log.enable");
      await page.ask("Page.enable");
      await page.ask("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
      await page.ask("Page.navigate", { url });
      await load;
      return {
        errors,
        run: evaluator(page),
        async frame() {
          const { frameTree } = await page.ask("Page.getFrameTree");
          const [inner] = frameTree.childFrames ?? [];
          const contextId = inner && contexts.get(inner.frame.id);
          if (contextId !== undefined) {
            return { run: evaluator(page, { contextId }) };
          }
          // In a process of its own it is a target of its own.
          const { targetInfos } = await browser.ask("Target.getTargets");
          const frame = targetInfos.find(({ type, parentId }) => type === "iframe" && (parentId ?? targetId) === targetId);
          if (frame === undefined) {
            throw new Error("the page holds no frame");
          }
          const apart = await connect(`${host}/devtools/page/${frame.targetId}`, (message) => note(message, errors));
          frames.push(apart);
          await apart.ask("Runtime.enable");
          await apart.ask("Log.enable");
          return { run: evaluator(apart) };
        },
        async picture() {
          return Buffer.from((await page.ask("Page.captureScreenshot", { format: "png" })).data, "base64");
        },
        async close() {
          frames.forEach((frame) => frame.close());
          page.close();
          await browser.ask("Target.closeTarget", { targetId });
        },
      };
    },
    async close() {
      browser.close();
      await stop();
    },
  };
}

/** Runs code in what `target` speaks with, or in one frame of it. */
function evaluator(target, where = {}) {
  return async (code, ...given) => {
    const { result, exceptionDetails } = await target.ask("Runtime.evaluate", {
      expression: expression(code, given),
      awaitPromise: true,
      returnByValue: true,
      ...where,
    });
    if (exceptionDetails !== undefined) {
      throw new Error(thrown(exceptionDetails));
    }
    return JSON.parse(result.value);
  };
}

/** Keeps the place of the scripts of each frame. */
function keep({ method, params }, contexts) {
  if (method === "Runtime.executionContextCreated") {
    const { id, auxData } = params.context;
    if (auxData?.isDefault) {
      contexts.set(auxData.frameId, id);
    }
  }
}

function thrown({ exception, text }) {
  return exception?.description ?? text;
}

function note({ method, params }, errors) {
  if (method === "Runtime.exceptionThrown") {
    errors.push(thrown(params.exceptionDetails));
  } else if (method === "Runtime.consoleAPICalled" && params.type === "error") {
    errors.push(params.args.map(({ value, description }) => value ?? description).join(" "));
  } else if (method === "Log.entryAdded" && params.entry.level === "error") {
    errors.push(params.entry.text);
  }
}
