// The main job, from the first word to the quoted clause, on the real page with the real core.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe as suite, test } from "node:test";
import { launch, PHONE, ROOT, SITE_URL, SMALLEST, withPage } from "./support/browser.mjs";
import {
  answer,
  answerAll,
  askedFact,
  CHIP_MAKER,
  chooseRegion,
  confirmIndustry,
  describe,
  fitsWidth,
  FOUNDER,
  measures,
  resultDrawn,
  submit,
  title,
  toResult,
} from "./support/journey.mjs";

suite("journey", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test("a founder on a phone comes from a sentence to clauses that stand in the documents", () =>
    withPage(browser, { viewport: PHONE }, async (page) => {
      assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
      await fitsWidth(page);
      await describe(page);
      await fitsWidth(page);
      const first = await page.textContent("label[for=industry-0]");
      assert.match(first.trim(), /^1(\.|\s)/, "the first suggestion is the information technology industry");
      assert.equal(await page.$$eval("input:checked", (ticked) => ticked.length), 0, "nothing is ticked beforehand");
      const marked = await page.$$eval(".own-text-body mark", (marks) => marks.map((mark) => mark.textContent));
      assert.ok(marked.length > 0 && marked.every((words) => CHIP_MAKER.includes(words)), `marked: ${marked}`);
      assert.equal((await page.textContent(".own-text-body")).trim(), CHIP_MAKER);
      await confirmIndustry(page);
      await fitsWidth(page);
      await chooseRegion(page, "jiangbei");
      await fitsWidth(page);
      const asked = await answerAll(page, FOUNDER);
      assert.ok(asked.length > 0 && !asked.includes("region") && !asked.includes("industries"), `asked: ${asked}`);
      await fitsWidth(page);

      assert.match(await page.textContent(".summary"), /^在重庆市江北区，\d+ 项措施适用/);
      assert.match(await page.textContent(".callout-disclaimer"), /仅供参考/);
      assert.match(await page.textContent(".document-trial"), /试行/);
      const shown = await measures(page);
      assert.equal(new Set(shown.map(({ key }) => key)).size, shown.length, "no measure of a document shows twice");
      const status = Object.fromEntries(shown.map((measure) => [measure.key, measure.status]));
      assert.equal(status["measure-jiangbei-deferred-documents"], "applies");
      assert.equal(status["measure-jiangbei-red-line-enforcement"], "does-not-apply");
      for (const id of ["entry", "operation", "rights", "after-violation"]) {
        assert.ok(await page.isVisible(`#stage-${id}`), `stage ${id}`);
      }
      await assertOrder(page);

      const row = page.locator(".measure", { has: page.locator("#measure-jiangbei-deferred-documents") });
      await row.locator("button").first().click();
      const opened = row.locator(".measure-body");
      assert.match(await opened.innerText(), /对企业意味着什么[\s\S]*企业怎么做[\s\S]*逐项判断[\s\S]*条款原文/);
      assert.match(await opened.locator("figcaption").first().innerText(), /江北府办发〔2021〕79号[\s\S]*试行/);
      await page.click("text=全部展开");
      await fitsWidth(page);
      await assertQuotesAreVerbatim(page);
      assert.equal(page.url(), SITE_URL, "no answer is in the address");
    }));

  test("a red line found later takes leniency away and the result says by what", () =>
    withPage(browser, {}, async (page) => {
      await toResult(page);
      await page.click('button[aria-label="更改：触碰的红线"]').catch(async () => {
        assert.fail(`no way to change the red lines: ${await page.textContent(".answers")}`);
      });
      await page.uncheck('input[value="?none"]');
      await page.check('input[value="public-safety"]');
      await submit(page);
      await resultDrawn(page);
      const period = (await measures(page)).find(({ key }) => key === "measure-jiangbei-inclusive-period");
      assert.equal(period.status, "defeated");
      assert.equal(period.words, "被排除");
      const row = page.locator(".measure", { has: page.locator("#measure-jiangbei-inclusive-period") });
      await row.locator("button").first().click();
      const words = await row.locator(".measure-body").innerText();
      assert.match(words, /为什么被排除/);
      assert.match(words, /已触发/);
    }));

  test("a verdict says what would turn it, and whose hands that is in", () =>
    withPage(browser, {}, async (page) => {
      const violation = { stage: "operating", violation: "minor", harm: "none", "corrected-in-time": "false" };
      await toResult(page, { answers: { ...FOUNDER, ...violation } });
      const turning = async (measure) => {
        const row = page.locator(".measure", { has: page.locator(`#measure-${measure}`) });
        await row.locator("button").first().click();
        return row.locator(".measure-body").innerText();
      };
      assert.match(
        await turning("penalty-law-minor-violation-no-penalty"),
        /企业自己可以做到的：\s*“及时改正”为“是”，结论变为“适用”。\s*在要求的期限内改正/,
      );
      assert.match(await turning("jiangbei-red-line-enforcement"), /其他情况如果不同：\s*“触碰的红线”（例如）为/);
    }));

  test("what is not known is never read as no", () =>
    withPage(browser, {}, async (page) => {
      await toResult(page, { answers: {} });
      const shown = await measures(page);
      const deferred = shown.find(({ key }) => key === "measure-jiangbei-deferred-documents");
      assert.equal(deferred.status, "depends");
      const row = page.locator(".measure", { has: page.locator("#measure-jiangbei-deferred-documents") });
      await row.locator("button").first().click();
      await row.locator(".missing button").first().click();
      assert.notEqual(await askedFact(page), null);
      await answer(page, undefined);
      await resultDrawn(page);
    }));

  test("an example fills the field, leads on, and never takes away words of one's own", () =>
    withPage(browser, { viewport: SMALLEST }, async (page) => {
      const examples = await page.$$eval(".examples button", (all) => all.map((one) => one.textContent));
      for (const [at, text] of examples.entries()) {
        await page.click(`.examples button >> nth=${at}`);
        assert.equal(await page.inputValue("textarea"), text);
        assert.equal(await page.evaluate(() => document.activeElement.tagName), "TEXTAREA");
        await submit(page);
        await page.waitForSelector("#industry-0");
        await page.goBack();
        await page.waitForSelector("textarea");
      }
      await page.fill("textarea", "我们自己的话");
      assert.equal(await page.isVisible(".examples button >> nth=0"), false);
      await page.fill("textarea", "");
      assert.equal(await page.isVisible(".examples button >> nth=0"), true);
    }));

  test("one can stop at any question, and go on from the result", () =>
    withPage(browser, {}, async (page) => {
      await describe(page);
      await confirmIndustry(page);
      await chooseRegion(page, "beibei");
      const first = await askedFact(page);
      await page.click("text=现在看结果");
      await page.waitForSelector(".open-questions");
      assert.match(await page.textContent(".document-reply"), /复函/);
      await page.click("text=继续回答");
      assert.equal(await askedFact(page), first);
    }));

  test("back and forward walk through the steps and keep the answers", () =>
    withPage(browser, {}, async (page) => {
      await describe(page);
      await confirmIndustry(page);
      await page.goBack();
      assert.equal(await title(page), "企业属于哪些产业？");
      assert.ok(await page.isChecked("#industry-0"));
      await page.click("text=返回");
      await page.waitForSelector("textarea");
      assert.equal(await page.inputValue("textarea"), CHIP_MAKER);
      await page.goForward();
      await page.goForward();
      assert.equal(await title(page), "企业在哪个地区？");
      await page.reload();
      await page.waitForSelector("textarea");
      assert.equal(await page.inputValue("textarea"), "", "a reload forgets everything");
      await page.goBack();
      await page.waitForSelector("h1");
    }));

  test("without a description, in a region without a document, the national laws are left", () =>
    withPage(browser, { viewport: SMALLEST }, async (page) => {
      await page.click("text=跳过这一步");
      await page.waitForSelector("#industry-0");
      await fitsWidth(page);
      await confirmIndustry(page, "unsure");
      await chooseRegion(page, "other");
      await answerAll(page, FOUNDER);
      await fitsWidth(page);
      assert.match(await page.textContent(".summary"), /^按国家法律、行政法规，/);
      assert.ok((await measures(page)).every(({ key }) => !key.startsWith("measure-jiangbei")));
      await page.click("text=全部展开");
      await fitsWidth(page);
    }));

  test("an industry code and the tree are two more ways to the same step", () =>
    withPage(browser, { viewport: SMALLEST }, async (page) => {
      await page.click("text=填写行业代码");
      await submit(page);
      assert.match(await page.textContent(".errors"), /请填写行业代码/);
      await page.fill("#industry-code", "99999");
      await submit(page);
      assert.match(await page.textContent(".errors"), /没有找到这个行业代码/);
      assert.match(await page.title(), /^错误：/);
      await page.fill("#industry-code", "3973");
      await submit(page);
      await page.waitForSelector("#industry-0");
      await fitsWidth(page);
      await page.click("text=在目录里查找");
      await page.waitForSelector(".tree");
      assert.equal(await page.$$eval(".tree-row", (rows) => rows.length), 9);
      await page.click(".tree-open >> nth=6");
      await page.waitForSelector("#tick-7");
      await fitsWidth(page);
      await page.check(".tree .choice-input >> nth=0");
      await page.click("text=下一步");
      await page.waitForSelector("#industry-0");
      assert.ok(await page.isChecked('input[name=industry][value="7.1"]'));
    }));

  test("each wrong answer is said at the top and at the field, in the same words", () =>
    withPage(browser, {}, async (page) => {
      await submit(page);
      await assertSameWords(page, "请写出企业做什么");
      await page.click(".errors a");
      assert.equal(await page.evaluate(() => document.activeElement.id), "describe-text");
      await describe(page);
      await submit(page);
      await assertSameWords(page, "请勾选产业");
      await confirmIndustry(page);
      await submit(page);
      await assertSameWords(page, "请选择企业所在的地区");
      await chooseRegion(page, "beibei");
      await reachDate(page);
      for (const [date, words] of [["--", "请把年、月、日填完整"], ["2025-2-30", "没有这一天"], ["2025-13-1", "没有这一天"]]) {
        await answer(page, date);
        await assertSameWords(page, words);
      }
      await answer(page, "２０２５-3-1");
      await page.waitForSelector(".errors", { state: "detached" });
    }));
});

async function assertSameWords(page, words) {
  const summary = (await page.textContent(".errors-list li")).trim();
  assert.ok(summary.startsWith(words), summary);
  assert.ok((await page.textContent(".field-error")).endsWith(summary));
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains("errors")), "the summary has the focus");
}

/** Answers until a date is asked for; the firm operates, so that its age matters. */
async function reachDate(page) {
  const operating = { ...FOUNDER, stage: "operating" };
  for (;;) {
    await page.waitForFunction(() => document.querySelector(".summary, .check-go, form") !== null);
    assert.ok((await page.$("main form")) !== null, "no date is asked for");
    if ((await page.$("form .date")) !== null) {
      return;
    }
    const before = await title(page);
    await answer(page, operating[await askedFact(page)]);
    await page.waitForFunction((old) => document.querySelector("h1, .summary").textContent.trim() !== old, before);
  }
}

/** Within a stage, what applies stands first and what does not stands last. */
async function assertOrder(page) {
  const order = ["applies", "depends", "defeated", "does-not-apply"];
  const stages = await page.$$eval(".stage", (sections) =>
    sections.map((section) => Array.from(section.querySelectorAll(".measure"), (row) => row.className)),
  );
  for (const rows of stages) {
    const places = rows.map((name) => order.findIndex((status) => name.split(" ").includes(`measure-${status}`)));
    assert.deepEqual(places, [...places].sort((a, b) => a - b));
  }
}

async function assertQuotesAreVerbatim(page) {
  const folder = join(ROOT, "data", "sources");
  const texts = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), "utf8")));
  const all = texts.map((text) => text.replace(/\s/g, "")).join("\n");
  const quotes = await page.$$eval("blockquote", (quoted) => quoted.map((quote) => quote.textContent));
  assert.ok(quotes.length > 0);
  for (const quote of quotes) {
    assert.ok(all.includes(quote.replace(/\s/g, "")), `not in any source: ${quote}`);
  }
}
