// The page for browsers that cannot run the check, and for paper.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { assertAccessible } from "./support/accessibility.mjs";
import { launch, open, SITE_URL, SMALLEST } from "./support/browser.mjs";
import { assess, browse, catalogue } from "./support/core.mjs";
import { assertEnglish } from "./support/english.mjs";
import { fitsWidth } from "./support/journey.mjs";
import { assertValidPage } from "./support/markup.mjs";

const PAGES = { zh: "plain.html", en: "plain.en.html" };
const { documents, facts, regions } = catalogue();
const flat = (text) => text.replace(/\s+/g, "");

suite("the plain page", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test("where no script runs, the site says so and leads to it, and to it in English", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: SMALLEST });
    const page = await context.newPage();
    await page.goto(SITE_URL);
    assert.match(await page.innerText("main"), /需要启用 JavaScript/);
    await page.click("text=文字版");
    assert.match(await page.innerText("h1"), /文字版/);
    await page.click("text=English");
    assert.equal(await page.getAttribute("html", "lang"), "en");
    await context.close();
  });

  for (const [lang, file] of Object.entries(PAGES)) {
    test(`names all industries, documents, measures with their clauses, and questions, ${lang}`, async () => {
      const { page, context, seen } = await open(browser, { address: new URL(file, SITE_URL).href, shown: "h1", viewport: SMALLEST });
      const words = flat(await page.innerText("main"));
      for (const { code, name } of browse(null).children) {
        for (const { code: sub, name: subName } of browse(code).children) {
          assert.ok(words.includes(flat(sub + subName)), subName);
        }
        assert.ok(words.includes(flat(code + name)), name);
      }
      for (const { title, number, note } of documents) {
        assert.ok([title, number ?? "", note[lang]].every((text) => words.includes(flat(text))), title);
      }
      for (const region of [...regions.map(({ id }) => id), "other"]) {
        for (const { text, clauses } of assess({ region }, "2026-01-01").measures) {
          assert.ok(words.includes(flat(text[lang])), text[lang]);
          assert.ok(clauses.every(({ quote }) => words.includes(flat(quote))), text[lang]);
        }
      }
      for (const { question, values } of facts.filter(({ id }) => id !== "region" && id !== "industries")) {
        assert.ok(words.includes(flat(question[lang])), question[lang]);
        assert.ok((values ?? []).every(({ label }) => words.includes(flat(label[lang]))), question[lang]);
      }
      assert.equal(await page.$("script"), null);
      if (lang === "en") {
        await assertEnglish(page);
      }
      await fitsWidth(page);
      await assertValidPage(page, file);
      await assertAccessible(page, lang);
      assert.deepEqual([seen.console, seen.errors, seen.violations], [[], [], []]);
      await context.close();
    });
  }
});
