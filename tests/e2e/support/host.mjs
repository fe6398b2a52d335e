// A page of somebody else that embeds the checker: served by a server of its own, under the policy that it chooses.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { listening } from "../../listening.mjs";
import { ROOT, SITE_URL } from "./browser.mjs";

export { ready, throughTo } from "./through.mjs";

/** What was built for other pages, under the address of the version. */
export const EMBED = new URL("embed/0/", SITE_URL).href;
const FILES = join(ROOT, "target", "site", "embed", "0");
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".wasm": "application/wasm", ".json": "application/json; charset=utf-8" };

/** A district that the core does not know, as a portal would serve it. */
export async function examplePack() {
  const { parse } = createRequire(join(ROOT, "www", "package.json"))("smol-toml");
  return JSON.stringify(parse(await readFile(join(ROOT, "tests", "cases", "packs", "example-district.toml"), "utf8")));
}

/**
 * Runs `body` with the address of a host: `pages` are its pages by path, each a body or `{ html, csp, head }`, `files` others by path;
 * `checker/` holds the files of the checker, as a portal hosts them that takes nothing from elsewhere. `delay` slows those down,
 * and `headers` go with them.
 */
export async function withHost({ pages, files = {}, delay = 0, headers = {} }, body) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://host").pathname.slice(1);
    try {
      if (path in pages) {
        const { html, csp, head = "", lang = "zh-CN", dir = "ltr" } = typeof pages[path] === "string" ? { html: pages[path] } : pages[path];
        response.setHeader("Content-Type", "text/html; charset=utf-8");
        if (csp !== undefined) {
          response.setHeader("Content-Security-Policy", csp);
        }
        response.end(`<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>门户</title><link rel="icon" href="data:,">${head}</head><body>${html}</body></html>`);
      } else if (path in files) {
        response.setHeader("Content-Type", TYPES[extname(path)] ?? "text/plain; charset=utf-8");
        response.end(files[path]);
      } else if (path.startsWith("checker/")) {
        const bytes = await readFile(join(FILES, path.slice("checker/".length)));
        await new Promise((resolve) => setTimeout(resolve, delay));
        response.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? "text/plain", ...headers });
        response.end(bytes);
      } else {
        response.writeHead(404).end();
      }
    } catch {
      response.writeHead(404).end();
    }
  });
  const { url, close } = await listening(server);
  try {
    await body(url);
  } finally {
    await close();
  }
}

/** The frame that the checker runs in, once it has loaded everything. */
export async function readyFrame(page, selector = "iframe") {
  const handle = await page.waitForSelector(selector);
  const frame = await handle.contentFrame();
  await frame.waitForSelector("html[data-ready]", { state: "attached" });
  return frame;
}
