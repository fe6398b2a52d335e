// A folder in the browser, served under a policy; whatever goes wrong in its page fails the test.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { listening } from "../../listening.mjs";
import { ROOT } from "./installed.mjs";

const { chromium } = createRequire(join(ROOT, "www", "package.json"))("playwright-core");

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".wasm": "application/wasm",
};
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

/** Serves a folder under a policy, and notes what was asked for. */
async function serve(folder, policy) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, "http://127.0.0.1").pathname.slice(1) || "index.html";
    requests.push(name);
    const body = name.includes("..") ? null : await readFile(join(folder, name)).catch(() => null);
    response.writeHead(body === null ? 404 : 200, { "Content-Type": TYPES[extname(name)] ?? "text/plain", "Content-Security-Policy": policy }).end(body);
  });
  return { requests, ...(await listening(server)) };
}

/** Runs `body` with the page of a folder, and with the names that it has asked for. It may say on the console what is `expected`, and has to. */
export async function opened(browser, folder, policy, body, expected = []) {
  const server = await serve(folder, policy);
  const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
  const wrong = [];
  page.on("console", (message) => message.type() !== "log" && wrong.push(message.text()));
  page.on("pageerror", (error) => wrong.push(String(error)));
  try {
    await page.goto(server.url);
    await body(page, server.requests);
    // An icon is asked for by the browser itself.
    const unexpected = wrong.filter((line) => !line.includes("404") && !expected.some((pattern) => pattern.test(line)));
    assert.deepEqual(unexpected, []);
    assert.ok(expected.every((pattern) => wrong.some((line) => pattern.test(line))), wrong.join("\n"));
    const asked = new Set(server.requests.filter((name) => name !== "favicon.ico"));
    for (const name of asked) {
      await readFile(join(folder, name));
    }
  } finally {
    await page.close();
    await server.close();
  }
}
