// The whole journey without a pointer.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { DESKTOP, launch, withPage } from "./support/browser.mjs";
import { askedFact, CHIP_MAKER, title } from "./support/journey.mjs";
import { tabTo } from "./support/keyboard.mjs";

suite("keyboard", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test("from the skip link to an opened clause", () =>
    withPage(browser, { viewport: DESKTOP }, async (page) => {
      await page.keyboard.press("Tab");
      assert.match(await focused(page, (element) => element.className), /skip/);
      await page.keyboard.press("Enter");
      assert.equal(await focused(page, (element) => element.id), "main");
      await tabTo(page, "textarea");
      await page.keyboard.type(CHIP_MAKER);
      await tabTo(page, "form button[type=submit]");
      await page.keyboard.press("Enter");
      await titleHasFocus(page, "企业属于哪些产业？");

      await tabTo(page, "#industry-0");
      await assertRing(page, "#industry-0 + label");
      await page.keyboard.press("Space");
      await page.keyboard.press("Enter");
      await titleHasFocus(page, "企业在哪个地区？");

      await tabTo(page, "input[name=region]");
      while (!(await page.isChecked('input[value="jiangbei"]'))) {
        await page.keyboard.press(await page.evaluate(() => (document.querySelector(":checked") === null ? " " : "ArrowDown")));
      }
      await page.keyboard.press("Enter");
      for (let asked = 0; asked < 3; asked += 1) {
        await page.waitForFunction(() => document.activeElement.tagName === "H1");
        const fact = await askedFact(page);
        await tabTo(page, "form .choice-input");
        await page.keyboard.press("Space");
        await page.keyboard.press("Enter");
        await page.waitForFunction((old) => document.querySelector(`[name="${old}"]`) === null, fact);
      }
      await page.waitForFunction(() => document.activeElement.tagName === "H1");
      await tabTo(page, "form .text-button");
      await page.keyboard.press("Enter");
      await titleHasFocus(page, "自查结果");

      await tabTo(page, ".measure-toggle");
      await page.keyboard.press("Enter");
      assert.equal(await focused(page, (element) => element.getAttribute("aria-expanded")), "true");
      assert.ok(await page.isVisible("blockquote >> nth=0"));
      await tabTo(page, ".answer-change button");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.activeElement.tagName === "H1");
      assert.notEqual(await title(page), "自查结果");
    }));

  test("everything that is operated is at least 44 pixels high", () =>
    withPage(browser, {}, async (page) => {
      await page.click("text=查产业目录");
      await page.waitForSelector(".tree");
      const low = await page.$$eval("button, input, summary", (all) =>
        all.filter((one) => one.offsetParent !== null && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML),
      );
      assert.deepEqual(low, []);
    }));
});

function focused(page, read) {
  return page.evaluateHandle(() => document.activeElement).then((element) => element.evaluate(read));
}

async function titleHasFocus(page, words) {
  await page.waitForFunction((wanted) => document.activeElement.textContent.trim() === wanted, words);
  assert.equal(await focused(page, (element) => element.tagName), "H1");
}

async function assertRing(page, selector) {
  const shadow = await page.$eval(selector, (label) => getComputedStyle(label, "::after").boxShadow);
  assert.notEqual(shadow, "none", "the focus is seen");
}
