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
      let loaded;
      const load = new Promise((resolve) => (loaded = resolve));
      // A connection for each page: the oldest have no sessions on one connection.
      const page = await connect(`${host}/devtools/page/${targetId}`, (message) => {
        note(message, errors);
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
        async run(code, ...given) {
          const { result, exceptionDetails } = await page.ask("Runtime.evaluate", {
            expression: expression(code, given),
            awaitPromise: true,
            returnByValue: true,
          });
          if (exceptionDetails !== undefined) {
            throw new Error(thrown(exceptionDetails));
          }
          return JSON.parse(result.value);
        },
        async picture() {
          return Buffer.from((await page.ask("Page.captureScreenshot", { format: "png" })).data, "base64");
        },
        async close() {
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
