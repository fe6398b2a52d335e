// The code step: what one types is found in a list that keys and pointer can use; a class that only listed products belong
// to is confirmed by naming one of them.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { assertAccessible } from "./support/accessibility.mjs";
import { DESKTOP, launch, SMALLEST, withPage } from "./support/browser.mjs";
import { fitsWidth, submit, title } from "./support/journey.mjs";

const FIELD = "#industry-code";
/** Belongs to several classes, to each of them by some products only. */
const STARRED = "3985";

suite("code", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test("the classes of a code stand with the most probable first", () =>
    withPage(browser, { viewport: DESKTOP }, async (page) => {
      await toCode(page);
      await page.type(FIELD, STARRED);
      await page.keyboard.press("Escape");
      await submit(page);
      await page.waitForSelector("#industry-0");
      const shown = await page.$$eval(".probability", (all) => all.map((one) => parseInt(one.textContent.match(/(\d+)%/)[1], 10)));
      assert.ok(shown.length > 2);
      assert.deepEqual(shown, [...shown].sort((one, other) => other - one));
    }));

  test("the arrows walk through the list, Enter takes a class, Escape closes", () =>
    withPage(browser, { viewport: DESKTOP }, async (page) => {
      await toCode(page);
      assert.equal(await page.getAttribute(FIELD, "aria-expanded"), "false");
      await page.type(FIELD, "397");
      assert.deepEqual(await combobox(page), { expanded: "true", options: 8, active: null, selected: [] });
      assert.match(await page.textContent("[role=option] >> nth=0"), /^397 电子器件制造/);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      const second = await combobox(page);
      assert.match(second.active, /^3971 /);
      assert.equal(second.selected.length, 1);
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowUp");
      assert.equal((await combobox(page)).active, await page.textContent("[role=option] >> nth=7"));
      await page.keyboard.press("Escape");
      assert.deepEqual(await combobox(page), { expanded: "false", options: 0, active: null, selected: [] });
      assert.equal(await page.inputValue(FIELD), "397");
      await page.keyboard.press("ArrowDown");
      for (let down = 0; down < 4; down += 1) {
        await page.keyboard.press("ArrowDown");
      }
      assert.match((await combobox(page)).active, /^3973 /);
      await page.keyboard.press("Enter");
      assert.equal(await page.inputValue(FIELD), "3973");
      assert.equal(await title(page), "企业的行业代码是什么？");
      await page.keyboard.press("Enter");
      await page.waitForSelector('input[name=industry][value="1.2.4"]');
    }));

  test("a name or a product finds classes too, and a class of the nine industries opens the list", () =>
    withPage(browser, {}, async (page) => {
      await toCode(page);
      await page.fill(FIELD, "集成电路");
      const texts = await page.$$eval("[role=option]", (all) => all.map((one) => one.textContent));
      assert.match(texts[0], /^1\.2\.4 集成电路制造战略性新兴产业/);
      assert.match(texts[1], /^3973 集成电路制造国民经济行业/);
      assert.equal(await page.textContent("[role=option] .evidence >> nth=0"), "集成电路");
      await submit(page);
      assert.match(await page.textContent(".field-error"), /在列表里选一项/);
      await page.fill(FIELD, "双极板");
      const found = await page.$$eval("[role=option]", (all) => all.map((one) => one.textContent));
      assert.ok(found.some((one) => one.includes("燃料电池相关材料（如催化剂、双极板")), found.join(" | "));
      await page.fill(FIELD, "集成电路");
      await page.click("[role=option] >> nth=0");
      assert.equal(await page.inputValue(FIELD), "1.2.4");
      await submit(page);
      await page.waitForSelector("#tick-1\\.2\\.4");
      assert.equal(await page.isChecked("#tick-1\\.2\\.4"), false);
    }));

  test("what means nothing is said so", () =>
    withPage(browser, {}, async (page) => {
      await toCode(page);
      await page.fill(FIELD, "没有这样的行业");
      assert.equal((await combobox(page)).expanded, "false");
      await page.waitForFunction(() => [...document.querySelectorAll("[aria-live], [role=status]")].some((one) => one.textContent.includes("没有找到")));
      await submit(page);
      assert.match(await page.textContent(".field-error"), /没有找到这个行业代码/);
    }));

  test("a class that only some products belong to wants one of them named", () =>
    withPage(browser, {}, async (page) => {
      await toCode(page);
      await page.fill(FIELD, STARRED);
      await submit(page);
      await page.waitForSelector("#industry-0");
      assert.match(await page.textContent(".callout"), /只能部分对应/);
      const code = await page.getAttribute("#industry-0", "value");
      assert.equal(await page.$(".products"), null);
      await page.check("#industry-0");
      assert.match(await page.textContent(".products legend"), /只有下列产品或者服务/);
      await submit(page);
      assert.match(await page.textContent(".errors-list"), new RegExp(code.replace(/\./g, "\\.")));
      await page.click(".errors-list a");
      assert.equal(await page.evaluate(() => document.activeElement.id), `product-${code}-0`);
      await assertAccessible(page);
      await page.keyboard.press("Space");
      await submit(page);
      await page.waitForSelector("#region-0");
      await page.goBack();
      await page.waitForSelector("#industry-0");
      assert.equal(await page.isChecked(`[id="product-${code}-0"]`), true);
      await page.uncheck(`[id="product-${code}-0"]`);
      await page.uncheck("#industry-0");
      assert.equal(await page.$(".products"), null);
      await page.check('input[name=industry][value="none-of-nine"]');
      await submit(page);
      await page.waitForSelector("#region-0");
    }));

  test("a class that all of the industry belongs to asks for no product", () =>
    withPage(browser, {}, async (page) => {
      await toCode(page);
      await page.fill(FIELD, "7520");
      await submit(page);
      await page.check('input[name=industry][value="9.1.5"]');
      assert.equal(await page.$(".products"), null);
      await submit(page);
      await page.waitForSelector("#region-0");
    }));

  for (const lang of ["zh", "en"]) {
    test(`axe finds nothing with the list open, and it fits the smallest screen, ${lang}`, () =>
      withPage(browser, { viewport: SMALLEST }, async (page) => {
        if (lang === "en") {
          await page.click(".language");
        }
        await toCode(page);
        await page.type(FIELD, "材料");
        await page.keyboard.press("ArrowDown");
        await fitsWidth(page);
        const low = await page.$$eval("[role=option]", (all) => all.filter((one) => one.getBoundingClientRect().height < 44).length);
        assert.equal(low, 0);
        await assertAccessible(page);
      }));
  }
});

async function toCode(page) {
  await page.click(".ways-list button >> nth=0");
  await page.waitForSelector(FIELD);
  await page.focus(FIELD);
}

/** What the field tells assistive technology, with the words of the option that is active. */
function combobox(page) {
  return page.evaluate((selector) => {
    const field = document.querySelector(selector);
    const id = field.getAttribute("aria-activedescendant");
    const list = document.getElementById(field.getAttribute("aria-controls") ?? "none");
    return {
      expanded: field.getAttribute("aria-expanded"),
      options: list === null ? 0 : list.querySelectorAll("[role=option]").length,
      active: id === null ? null : document.getElementById(id).textContent,
      selected: [...document.querySelectorAll("[role=option][aria-selected=true]")].map((one) => one.id),
    };
  }, FIELD);
}
