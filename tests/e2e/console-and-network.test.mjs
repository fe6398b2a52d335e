// Nothing leaves the device and nothing is complained of: no request after loading, an empty console, no violation.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { launch, SITE_URL, withPage } from "./support/browser.mjs";
import { fitsWidth, toResult } from "./support/journey.mjs";

suite("console and network", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test("the page loads its own seven files and then asks for nothing more", () =>
    withPage(browser, {}, async (page, seen, context) => {
      await page.waitForSelector("html[data-ready]", { state: "attached" });
      const names = ["", "app.js", "later.js", "policy_checker_bg.wasm", "share.js", "shared.js", "style.css"];
      const files = names.map((file) => new URL(file, SITE_URL).href);
      const loaded = seen.requests.filter((url) => !url.startsWith("data:"));
      assert.deepEqual([...loaded].sort(), files);
      await toResult(page);
      await page.click("text=全部展开");
      await page.click(".language");
      await page.click("text=Start a new check");
      await page.waitForSelector("textarea");
      await page.waitForTimeout(500);
      assert.deepEqual(seen.requests.filter((url) => !url.startsWith("data:")), loaded, "a request after loading");
      assert.deepEqual(seen.console, []);
      assert.deepEqual(seen.errors, []);
      assert.deepEqual(seen.violations, []);
      assert.deepEqual(await context.cookies(), []);
      assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
      assert.equal(page.url(), SITE_URL);
    }));

  test("the policy is in force: inline script, inline style, foreign requests and HTML from text are refused", () =>
    withPage(browser, {}, async (page, seen) => {
      const refused = await page.evaluate(async () => {
        const tries = {
          html: () => void (document.body.innerHTML = "<b>x</b>"),
          request: () => fetch("https://example.invalid/"),
        };
        const results = {};
        for (const [name, attempt] of Object.entries(tries)) {
          results[name] = await Promise.resolve().then(attempt).then(() => false, () => true);
        }
        return results;
      });
      assert.deepEqual(refused, { html: true, request: true });
      await page.waitForTimeout(200);
      const directives = seen.violations.map((line) => line.split(" ")[0]);
      assert.ok(directives.includes("require-trusted-types-for") && directives.includes("connect-src"), String(seen.violations));
    }));

  test("a core that does not load is said in plain words", () =>
    withPage(browser, { prepare: (page) => page.route("**/*.wasm", (route) => route.abort()) }, async (page) => {
      assert.equal((await page.textContent("h1")).trim(), "页面没能打开");
      assert.ok(await page.isVisible("text=重新载入"));
      await fitsWidth(page);
      await page.click(".language");
      assert.equal((await page.textContent("h1")).trim(), "This page could not start");
    }));

  test("a core with other bytes than those of the build is refused", () => {
    const prepare = (page) =>
      page.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: Buffer.from("0061736d01000000", "hex") }));
    return withPage(browser, { prepare }, async (page) => {
      assert.equal((await page.textContent("h1")).trim(), "页面没能打开");
    });
  });
});
