// Firefox, over WebDriver BiDi, which it speaks without a driver.
import { connect } from "./socket.mjs";
import { expression } from "./expression.mjs";
import { start } from "./program.mjs";

/** Starts the Firefox in `file`. */
export async function bidi(file, { width, height }) {
  const flags = (folder) => ["--headless", "--no-remote", "--profile", folder, "--remote-debugging-port=0", "about:blank"];
  const { match, stop } = await start(file, flags, /WebDriver BiDi listening on (ws:\/\/\S+)/);
  const errors = new Map();
  const browser = await connect(`${match[1]}/session`, ({ method, params }) => {
    if (method === "log.entryAdded" && params.level === "error") {
      errors.get(params.source.context)?.push(params.text);
    } else if (method === "browsingContext.contextCreated" && errors.has(params.parent)) {
      // A frame: what it says belongs to its page.
      errors.set(params.context, errors.get(params.parent));
    }
  });
  const { capabilities } = await browser.ask("session.new", { capabilities: {} });
  await browser.ask("session.subscribe", { events: ["log.entryAdded", "browsingContext.contextCreated"] });

  const within = (context) => async (code, ...given) => {
    const answer = await browser.ask("script.evaluate", {
      expression: expression(code, given),
      target: { context },
      awaitPromise: true,
    });
    if (answer.type === "exception") {
      throw new Error(answer.exceptionDetails.text);
    }
    return JSON.parse(answer.result.value);
  };
  return {
    version: capabilities.browserVersion,
    async open(url) {
      const { context } = await browser.ask("browsingContext.create", { type: "tab" });
      errors.set(context, []);
      await browser.ask("browsingContext.setViewport", { context, viewport: { width, height } });
      await browser.ask("browsingContext.navigate", { context, url, wait: "interactive" });
      return {
        errors: errors.get(context),
        run: within(context),
        async frame() {
          const { contexts } = await browser.ask("browsingContext.getTree", { root: context });
          return { run: within(contexts[0].children[0].context) };
        },
        async picture() {
          return Buffer.from((await browser.ask("browsingContext.captureScreenshot", { context })).data, "base64");
        },
        close: () => browser.ask("browsingContext.close", { context }),
      };
    },
    async close() {
      browser.close();
      await stop();
    },
  };
}
