// What a reader has to know before a verdict misleads: drafts, answers that do not go together, days that cannot be.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { assess } from "./support/core.mjs";
import { launch, open, PHONE, SITE_URL, withPage } from "./support/browser.mjs";
import { chooseRegion, confirmIndustry, describe, measures, resultDrawn, submit, title } from "./support/journey.mjs";

const DAY = "2026-01-01";

/** To the result of a district without answering anything. */
async function toOpenResult(page, region) {
  await describe(page);
  await confirmIndustry(page);
  await chooseRegion(page, region);
  await page.click("text=现在看结果");
  await resultDrawn(page);
}

/** Answers a yes-or-no question on the measure that asks it. */
async function answerHere(page, fact, value) {
  const ask = page.locator(`.missing > li > button[aria-controls$="-${fact}"]`).first();
  await ask.click();
  const field = page.locator(`[id="${await ask.getAttribute("aria-controls")}"]`);
  await field.locator(`input[value="${value}"]`).check();
  await field.locator("button[type=submit]").click();
}

suite("cautions", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test("what a draft says is counted apart and never said to apply or to bind", () =>
    withPage(browser, { viewport: PHONE }, async (page) => {
      await toOpenResult(page, "ningbo");
      const { documents } = assess({ region: "ningbo" }, DAY);
      const drafts = documents.filter(({ status }) => status === "draft").map(({ id }) => id);
      assert.ok(drafts.length > 0);
      const shown = await measures(page);
      const ofDraft = shown.filter(({ key, status }) => status === "applies" && drafts.some((id) => key.startsWith(`measure-${id}-`)));
      const signs = await page.$$eval(".status", (all) => all.filter((one) => one.textContent === "若生效则适用").map((one) => getComputedStyle(one, "::before").content));
      assert.ok(signs.length === ofDraft.length && signs.every((sign) => !sign.includes("✓") && sign.includes("○")), String(signs));
      const firm = shown.filter(({ status }) => status === "applies").length - ofDraft.length;
      assert.ok(ofDraft.length > 0 && ofDraft.every(({ words }) => words === "若生效则适用"));
      const summary = await page.textContent(".summary");
      assert.ok(summary.includes(`${firm} 项措施适用`) && summary.includes(`${ofDraft.length} 项若文件生效则适用`), summary);
      await page.click("text=全部展开");
      for (const id of drafts) {
        for (const words of await page.$$eval(`[id^="measure-${id}-"].measure-body`, (bodies) => bodies.map((body) => body.textContent))) {
          assert.doesNotMatch(words, /须照办/);
          assert.match(words, /还没有生效/);
        }
      }
    }));

  test("answers that cannot both be so are said to contradict each other, and a suspected crime stands beside every waiver", () =>
    withPage(browser, { viewport: PHONE }, async (page) => {
      await toOpenResult(page, "jiangbei");
      await page.click("text=全部展开");
      assert.equal(await page.$(".callout-weak"), null);
      await answerHere(page, "violation", "minor");
      await answerHere(page, "no-fault-evidence", "true");
      await answerHere(page, "crime-suspected", "true");
      await page.waitForFunction(() => document.querySelectorAll(".callout-weak").length === 1);
      assert.match(await page.textContent(".callout-weak"), /只指行政处罚/);
      await answerHere(page, "subjective-fault", "true");
      await page.waitForFunction(() => document.querySelectorAll(".callout-weak").length === 2);
      assert.match(await page.textContent(".callout-weak"), /不能同时成立/);
    }));

  test("a question says which open measures it bears on", () =>
    withPage(browser, { viewport: PHONE }, async (page) => {
      await describe(page);
      const industry = await page.getAttribute("#industry-0", "value");
      await confirmIndustry(page);
      await chooseRegion(page, "daxing");
      const fact = await page.getAttribute("form .choice-input", "name");
      const { measures: all } = assess({ region: "daxing", industries: [industry] }, DAY);
      const bears = all.filter(({ missing }) => missing.includes(fact)).map(({ label }) => label.zh);
      const why = await page.textContent(".why-line");
      assert.ok(bears.length > 0 && why.includes(`“${bears[0]}”`), `${why} ${bears}`);
    }));

  test("a code typed into the first field leads to the class that it names", () =>
    withPage(browser, { viewport: PHONE }, async (page) => {
      for (const code of ["3973", "Ｃ３９７３", "c3973"]) {
        await page.fill("textarea", code);
        await submit(page);
        await page.waitForSelector("#industry-code");
        assert.equal(await page.inputValue("#industry-code"), code);
        await page.goBack();
        await page.waitForSelector("textarea#describe-text");
      }
    }));

  test("the settings fold by Escape and with the next step", () =>
    withPage(browser, { viewport: PHONE }, async (page) => {
      const isOpen = () => page.getAttribute(".settings-open", "aria-expanded");
      await page.click(".settings-open");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Escape");
      assert.equal(await isOpen(), "false");
      assert.equal(await page.evaluate(() => document.activeElement.className), "settings-open");
      await page.click(".settings-open");
      await describe(page);
      assert.equal(await isOpen(), "false");
    }));

  test("after a reload, Back never lands in the midst of a check that is forgotten", async () => {
    const { page, context } = await open(browser, { viewport: PHONE });
    await describe(page);
    await confirmIndustry(page);
    await page.reload();
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    await page.goBack();
    await page.waitForTimeout(300);
    assert.notEqual(await title(page), "企业在哪里？");
    assert.equal(await page.$("#region-0"), null);
    assert.equal(page.url(), SITE_URL);
    await context.close();
  });
});
