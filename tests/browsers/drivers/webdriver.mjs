// WebKit, over W3C WebDriver. It tells nothing of its console, so the page's own listeners have to do.
import { freePort } from "../../listening.mjs";
import { expression } from "./expression.mjs";
import { start } from "./program.mjs";

/** A whole journey is one script. */
const SCRIPT_MILLISECONDS = 300_000;

/** Starts the driver in `file` and `browser`, on a display that nobody sees. */
export async function webdriver(file, browser, { width, height }) {
  const port = await freePort();
  const { stop } = await start("xvfb-run", () => ["-a", "sh", "-c", 'echo display; exec "$@"', "sh", file, `--port=${port}`], /display/);
  const root = `http://127.0.0.1:${port}/session`;
  try {
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] } } };
    const { sessionId, capabilities: own } = await patiently(() => ask("POST", root, { capabilities }));
    const session = `${root}/${sessionId}`;
    await ask("POST", `${session}/timeouts`, { script: SCRIPT_MILLISECONDS });
    await ask("POST", `${session}/window/rect`, { width, height });
    return {
      version: own.browserVersion,
      async open(url) {
        await ask("POST", `${session}/url`, { url });
        const run = async (code, ...given) => {
          const script = `var done = arguments[0]; ${expression(code, given)}.then(function (value) { done([value]); }, function (error) { done(String(error)); });`;
          const answer = await ask("POST", `${session}/execute/async`, { script, args: [] });
          if (typeof answer === "string") {
            throw new Error(answer);
          }
          return JSON.parse(answer[0]);
        };
        return {
          errors: [],
          run,
          async frame() {
            return {
              async run(code, ...given) {
                await ask("POST", `${session}/frame`, { id: 0 });
                try {
                  return await run(code, ...given);
                } finally {
                  await ask("POST", `${session}/frame`, { id: null });
                }
              },
            };
          },
          picture: async () => Buffer.from(await ask("GET", `${session}/screenshot`), "base64"),
          close: () => ask("POST", `${session}/url`, { url: "about:blank" }),
        };
      },
      async close() {
        await ask("DELETE", session).catch(() => undefined);
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ask(method, url, body) {
  const response = await fetch(url, { method, body: body === undefined ? undefined : JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) {
    throw new Error(`${method} ${new URL(url).pathname}: ${value.error}: ${value.message}`);
  }
  return value;
}

/** Until the driver listens. */
async function patiently(call) {
  for (let left = 600; ; left -= 1) {
    try {
      return await call();
    } catch (error) {
      if (left === 0 || error.cause?.code !== "ECONNREFUSED") {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
