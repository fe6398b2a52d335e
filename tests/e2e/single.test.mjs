// The check in one file, opened by a double click: no server, no request, a policy of its own.
import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe as suite, test } from "node:test";
import { DESKTOP, launch, PHONE, ROOT, withPage } from "./support/browser.mjs";
import { FOUNDER, measures, toResult } from "./support/journey.mjs";

const FILE = join(ROOT, "target", "site", "policy-checker.html");
const address = pathToFileURL(FILE).href;

suite("the single file", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test("is under 900 kB, and names nothing to load", async () => {
    assert.ok((await stat(FILE)).size < 900_000);
    const text = await readFile(FILE, "utf8");
    const markup = text.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, "");
    assert.ok(!/\b(src|href)="(?!data:)/.test(markup), markup);
  });

  test("takes the whole journey from file://, with the result of the site, and asks for nothing", async () => {
    let expected;
    await withPage(browser, { viewport: DESKTOP }, async (page) => {
      await toResult(page, { answers: FOUNDER });
      expected = await measures(page);
    });
    await withPage(browser, { address, viewport: PHONE }, async (page, seen) => {
      assert.equal(await page.getAttribute("html", "data-engine"), "wasm");
      await toResult(page, { answers: FOUNDER });
      assert.deepEqual(await measures(page), expected);
      await page.click(".language");
      await page.waitForFunction(() => document.documentElement.lang === "en");
      assert.ok((await page.pdf()).length > 10_000);
      assert.equal(await page.locator("#take-link").count(), 0, "a link to a file leads nowhere elsewhere");
      assert.ok((await page.inputValue("#take-code")).length > 10);
      await page.goBack();
      await page.waitForSelector(".check-go");
      await page.click("#footer-about");
      await page.click(".document button >> nth=0");
      await page.waitForSelector(".full-text");
      assert.deepEqual([seen.console, seen.errors, seen.violations], [[], [], []]);
      assert.deepEqual(seen.requests.filter((url) => url !== address && !url.startsWith("data:")), []);
    });
  });

  test("its policy lets nothing out and nothing else in", () =>
    withPage(browser, { address }, async (page) => {
      const refused = await page.evaluate(async () => {
        const tries = {
          request: () => fetch("https://example.invalid/"),
          html: () => void (document.body.innerHTML = "<b>x</b>"),
          script: () => new Promise((resolve, reject) => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.appendChild(script);
            setTimeout(() => (window.ran ? resolve() : reject(new Error())), 50);
          }),
        };
        const results = {};
        for (const [name, attempt] of Object.entries(tries)) {
          results[name] = await Promise.resolve().then(attempt).then(() => false, () => true);
        }
        return results;
      });
      assert.deepEqual(refused, { request: true, html: true, script: true });
    }));
});
