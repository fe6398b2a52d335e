// English is a whole language of the page: Chinese is left only where it is quoted, and is marked as Chinese.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { launch, PHONE, withPage } from "./support/browser.mjs";
import { assertEnglish } from "./support/english.mjs";
import { answerQuestions, chooseRegion, confirmIndustry, describe, fitsWidth, showResult, submit } from "./support/journey.mjs";

suite("english", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test("no unmarked Chinese on any step", () =>
    withPage(browser, { viewport: PHONE }, async (page) => {
      await page.click(".language");
      assert.equal(await page.getAttribute("html", "lang"), "en");
      assert.equal(await page.title(), "What does the business do? – Business supervision self-check");
      await assertEnglish(page);
      await submit(page);
      await assertEnglish(page);
      for (const text of ["太阳能电池", "新能源技术开发", "生产水处理膜；代理销售净水设备"]) {
        await describe(page, text);
        await unfold(page);
        await assertEnglish(page);
        const answer = await page.$(".detail button");
        if (answer !== null) {
          await answer.click();
          await page.waitForSelector(".added");
          await unfold(page);
          await assertEnglish(page);
        }
        await page.goBack();
        await page.waitForSelector("textarea");
      }
      await describe(page);
      await unfold(page);
      await assertEnglish(page);
      await page.click("text=Look through all industries");
      await page.waitForSelector(".tree");
      await assertEnglish(page);
      await page.click(".tree-open >> nth=2");
      await page.waitForSelector("#tick-3");
      await assertEnglish(page);
      await page.goBack();
      await page.goBack();
      await page.waitForSelector("#industry-0");
      await confirmIndustry(page);
      await assertEnglish(page);
      await chooseRegion(page, "jiangbei");
      await answerQuestions(page, {}, () => assertEnglish(page));
      await assertEnglish(page);
      await showResult(page);
      await page.click("text=Open all");
      await assertEnglish(page);
      await fitsWidth(page);
      assert.match(await page.textContent(".summary"), /^In Jiangbei District, Chongqing: \d+ measures? appl/);
    }));

  test("the language changes in place and keeps the step and the answers", () =>
    withPage(browser, {}, async (page) => {
      await describe(page);
      await page.check("#industry-0");
      await page.click(".language");
      assert.equal((await page.textContent("h1")).trim(), "Which industries does the business belong to?");
      assert.ok(await page.isChecked("#industry-0"));
      assert.ok(await page.evaluate(() => document.activeElement.className.includes("language")));
      await page.click(".language");
      assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
    }));
});

async function unfold(page) {
  for (const summary of await page.$$("details:not([open]) summary")) {
    await summary.click();
  }
}
