// Nothing leaves the device and nothing is complained of: no request after loading, an empty console, no violation.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { assertAccessible } from "./support/accessibility.mjs";
import { launch, SITE_URL, withPage } from "./support/browser.mjs";
import { CHIP_MAKER, fitsWidth, title, toResult } from "./support/journey.mjs";
import { until } from "./support/until.mjs";

suite("console and network", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test("the page loads its own seven files and then asks for nothing more", () =>
    withPage(browser, {}, async (page, seen, context) => {
      await page.waitForSelector("html[data-ready]", { state: "attached" });
      const names = ["", "app.js", "documents.js", "later.js", "policy_checker_bg.wasm", "shared.js", "style.css"];
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
      const isReported = (directive) => seen.violations.some((line) => line.startsWith(`${directive} `));
      await until(async () => isReported("require-trusted-types-for") && isReported("connect-src"));
    }));

  const FAILED = ".callout-none";

  for (const [name, files] of [
    ["both forms of the core", /\/(plain\.js|[^/]+\.wasm)$/],
    ["later.js", /\/later\.js$/],
  ]) {
    test(`without ${name} the page says so in plain words`, () =>
      withPage(browser, { prepare: (page) => page.route(files, (route) => route.abort()), shown: FAILED }, async (page) => {
        assert.equal(await title(page), "页面没能打开");
        assert.ok(await page.isVisible("text=重新载入"));
        await fitsWidth(page);
        await page.click(".language");
        assert.equal(await title(page), "This page could not start");
      }));
  }

  /** A core that comes, or fails to in both its forms, when the test says so. */
  function lateCore() {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    const prepare = (page) => page.route(/\/(plain\.js|[^/]+\.wasm)$/, async (route) => void (await (await held)(route)));
    return { prepare, arrives: () => release((route) => route.continue()), fails: () => release((route) => route.abort()) };
  }

  test("before the core is there one can write and send; the page says what it waits for and goes on by itself", () => {
    const core = lateCore();
    return withPage(browser, { prepare: core.prepare, shown: "textarea" }, async (page, seen) => {
      assert.match(await page.innerText(".loading"), /载入/);
      await page.click("form button[type=submit]");
      assert.match(await page.innerText(".errors"), /请/, "what is missing is said without the core");
      await page.fill("textarea", CHIP_MAKER);
      await page.click("form button[type=submit]");
      await page.waitForFunction(() => document.querySelector(".loading").textContent.includes("自动继续"));
      assert.equal(await page.$(".errors"), null);
      await page.click(".language");
      assert.match(await page.innerText(".loading"), /goes on by itself/);
      await page.click(".language");
      await assertAccessible(page, "while loading");
      core.arrives();
      await page.waitForSelector("#industry-0");
      await page.click(".back");
      await page.waitForSelector("textarea");
      assert.equal(await page.inputValue("textarea"), CHIP_MAKER);
      assert.deepEqual([seen.errors, seen.violations], [[], []]);
    });
  });

  test("another way taken before the core is there shows once it is", () => {
    const core = lateCore();
    return withPage(browser, { prepare: core.prepare, shown: "textarea" }, async (page) => {
      await page.click(".way >> nth=1");
      assert.equal(await title(page), "正在载入");
      await assertAccessible(page, "waiting");
      core.arrives();
      await page.waitForFunction(() => document.querySelector("h1").textContent !== "正在载入");
      assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
    });
  });

  test("what was written is not lost when the core fails", () => {
    const core = lateCore();
    return withPage(browser, { prepare: core.prepare, shown: "textarea" }, async (page) => {
      await page.fill("textarea", CHIP_MAKER);
      core.fails();
      await page.waitForSelector(FAILED);
      assert.equal(await page.inputValue("textarea"), CHIP_MAKER);
      await assertAccessible(page, "failed");
    });
  });
});
