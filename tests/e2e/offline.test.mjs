// The site without a network: kept whole, healed where it was damaged, renewed only when the person says so.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, before, describe as suite, test } from "node:test";
import { listening } from "../listening.mjs";
import { launch, READY, ROOT } from "./support/browser.mjs";
import { describe, FOUNDER, measures, title, toResult } from "./support/journey.mjs";
import { until } from "./support/until.mjs";

const SITE = join(ROOT, "target", "site");
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css", ".wasm": "application/wasm", ".webmanifest": "application/manifest+json", ".png": "image/png" };
const { standard } = JSON.parse(await readFile(join(ROOT, "www", "profiles.json"), "utf8"))["content-security-policy"];

/** The site on a server that can be stopped, and whose files can be others: `change` gives the bytes to send, or null for none. */
class Site {
  change = (_path, bytes) => bytes;
  requests = [];

  async start() {
    const server = createServer(async (request, response) => {
      const path = new URL(request.url, "http://site").pathname.slice(1) || "index.html";
      this.requests.push(path);
      const found = await readFile(join(SITE, path)).catch(() => null);
      const bytes = found === null ? null : this.change(path, found);
      response.writeHead(bytes === null ? 404 : 200, { "Content-Type": TYPES[extname(path)] ?? "text/plain", "Content-Security-Policy": standard, "Cache-Control": "no-cache" });
      response.end(bytes);
    });
    const { url, close } = await listening(server);
    this.address = url;
    this.stop = close;
  }
}

const digest = (content) => createHash("sha256").update(content).digest("base64");

/** Another version of the site: its start page has another title, and its worker knows so. */
async function nextVersion([cache], broken = null) {
  const page = await readFile(join(SITE, "index.html"));
  const changed = Buffer.from(page.toString().replace("<title>", "<title>另一版 ").replace('id="app"', 'id="app" data-next'));
  const worker = (await readFile(join(SITE, "sw.js"), "utf8")).replace(digest(page), digest(changed)).replace(cache.slice("policy-checker-".length), "next");
  return (path, bytes) => (path === broken ? null : path === "index.html" ? changed : path === "sw.js" ? Buffer.from(worker) : bytes);
}

suite("without a network", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  /** A visit that has kept the site. */
  async function visit(body) {
    const site = new Site();
    await site.start();
    const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    try {
      await page.goto(site.address);
      await page.waitForSelector(READY, { state: "attached" });
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await body(page, site, context);
      assert.deepEqual(errors, []);
    } finally {
      await context.close();
      await site.stop().catch(() => undefined);
    }
  }

  const kept = (page) => page.evaluate(async () => (await caches.keys()).sort());
  const again = async (page) => {
    await page.reload();
    await page.waitForSelector(READY, { state: "attached" });
  };

  test("after the first visit the whole check works with the server gone: journey, languages, paper", () =>
    visit(async (page, site) => {
      await site.stop();
      await again(page);
      await toResult(page, { answers: FOUNDER });
      assert.ok((await measures(page)).length > 20);
      const before = await page.textContent(".summary");
      await page.click(".language");
      await page.waitForFunction((old) => document.querySelector(".summary").textContent !== old, before);
      await page.click("#footer-about");
      await page.waitForSelector(".about, h1");
      assert.ok((await page.pdf()).length > 10_000);
      assert.ok((await page.locator(".age").first().textContent()).length > 0);
    }));

  test("the engine is the same, and the address with answers opens", () =>
    visit(async (page, site) => {
      await toResult(page, { answers: FOUNDER });
      const link = await page.inputValue("#take-link");
      await site.stop();
      await page.goto("about:blank");
      await page.goto(link);
      await page.waitForSelector(READY, { state: "attached" });
      assert.equal(await page.getAttribute("html", "data-engine"), "wasm");
      await page.waitForSelector(".opening-use");
    }));

  for (const damaged of ["app.js", "index.html", "policy_checker_bg.wasm", "documents.js"]) {
    test(`a damaged ${damaged} is fetched again on the next visit, and then serves without a network`, () =>
      visit(async (page, site) => {
        const [cache] = await kept(page);
        const spoil = (content) =>
          page.evaluate(
            async ([name, path, words]) => {
              const store = await caches.open(name);
              const address = new URL(path, location.href).href;
              const whole = await store.match(address);
              await (words === null ? store.delete(address) : store.put(address, new Response(words, { headers: whole.headers })));
            },
            [cache, damaged, content],
          );
        for (const content of ["not what was built", null]) {
          await spoil(content);
          await again(page);
          assert.equal(await title(page), "企业是做什么的？");
        }
        await site.stop();
        await again(page);
        await describe(page);
      }));
  }

  test("a version that came only in part never shows, and the one before goes on without a network", () =>
    visit(async (page, site) => {
      const before = await kept(page);
      site.change = await nextVersion(before, "documents.js");
      site.requests = [];
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => undefined));
      // The new version is tried.
      await until(async () => site.requests.includes("documents.js"));
      await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration()).installing === null);
      assert.deepEqual(await kept(page), before);
      await again(page);
      assert.equal(await page.locator(".engine-notice").count(), 0);
      await site.stop();
      await again(page);
      assert.equal(await page.locator("[data-next]").count(), 0);
      await describe(page);
    }));

  test("a whole new version is offered on the start screen alone, and shows once it is taken", () =>
    visit(async (page, site) => {
      await describe(page);
      site.change = await nextVersion(await kept(page));
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        await registration.update();
      });
      await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration()).waiting !== null);
      assert.equal(await page.locator(".engine-notice").count(), 0, "not in the middle of a check");
      assert.equal((await kept(page)).length, 2, "both are there whole");
      await page.goBack();
      await page.waitForSelector("textarea");
      assert.equal(await page.locator(".engine-notice").count(), 0, "not while something is written");
      await again(page);
      assert.equal(await page.locator("[data-next]").count(), 0, "not by itself");
      await page.waitForSelector(".engine-notice");
      await Promise.all([page.waitForEvent("load"), page.click(".engine-notice button")]);
      await page.waitForSelector(READY, { state: "attached" });
      assert.equal(await page.locator("[data-next]").count(), 1);
      assert.deepEqual(await kept(page), ["policy-checker-next"]);
      await site.stop();
      await again(page);
      assert.equal(await page.locator("[data-next]").count(), 1);
    }));

  test("the worker that takes its place gives everything up, and the site works as before", () =>
    visit(async (page, site) => {
      const off = await readFile(join(SITE, "sw-off.js"));
      site.change = (path, bytes) => (path === "sw.js" ? off : bytes);
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
      await page.waitForFunction(async () => (await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0);
      await again(page);
      await describe(page);
    }));

  test("it can be installed: a manifest with icons of the sizes that it names", async () => {
    const manifest = JSON.parse(await readFile(join(SITE, "site.webmanifest"), "utf8"));
    for (const { src, sizes } of manifest.icons) {
      const png = await readFile(join(SITE, src));
      assert.equal(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, sizes);
    }
    await visit(async (page, _site, context) => {
      const session = await context.newCDPSession(page);
      const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
      assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
    });
  });

  test("where no worker can be had the page works as it is", async () => {
    const context = await browser.newContext({ serviceWorkers: "block" });
    const page = await context.newPage();
    const site = new Site();
    await site.start();
    await page.goto(site.address);
    await page.waitForSelector(READY, { state: "attached" });
    await describe(page);
    await context.close();
    await site.stop();
  });
});
