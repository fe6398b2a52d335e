// On the result itself: choosing what to see, answering where something is missing, and the look over all answers before it.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { assertAccessible } from "./support/accessibility.mjs";
import { launch, PHONE, SMALLEST, withPage } from "./support/browser.mjs";
import { assess } from "./support/core.mjs";
import { assertEnglish } from "./support/english.mjs";
import { answer, answerQuestions, chooseRegion, confirmIndustry, describe, fitsWidth, FOUNDER, measures, resultDrawn, title, toResult } from "./support/journey.mjs";

const STATUSES = ["applies", "depends", "defeated", "does-not-apply"];
const filter = (page, at) => page.locator(".filter button").nth(at);
const pressed = (page) => page.$$eval(".filter button", (all) => all.filter((one) => one.getAttribute("aria-pressed") === "true").map((one) => one.textContent));

/** To the questions of a district, and on to the result without answering any; gives the industry that was ticked. */
async function toOpenResult(page) {
  await describe(page);
  const industry = await page.getAttribute("#industry-0", "value");
  await confirmIndustry(page);
  await chooseRegion(page, "jiangbei");
  await page.click("text=现在看结果");
  await resultDrawn(page);
  return industry;
}

suite("the measures of the result", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test("each filter shows as many as it says, of its status alone, and all come back", () =>
    withPage(browser, { viewport: PHONE }, async (page) => {
      await toResult(page);
      const all = await measures(page);
      const labels = await page.$$eval(".filter button", (buttons) => buttons.map((one) => one.textContent));
      assert.equal(Number(/\d+/.exec(labels[0])[0]), all.length);
      assert.equal((await pressed(page)).length, 1);
      for (let at = 1; at < labels.length; at += 1) {
        await filter(page, at).click();
        const shown = await measures(page);
        const statuses = new Set(shown.map(({ status }) => status));
        assert.equal(statuses.size, 1);
        assert.equal(Number(/\d+/.exec(labels[at])[0]), shown.length, labels[at]);
        assert.deepEqual(shown, all.filter(({ status }) => statuses.has(status)));
        assert.deepEqual(await pressed(page), [labels[at]]);
        assert.ok((await page.$$eval(".stage", (stages) => stages.map((stage) => stage.querySelectorAll(".measure").length))).every((count) => count > 0));
      }
      await filter(page, 0).click();
      assert.deepEqual(await measures(page), all);
    }));

  test("a question answered on its measure updates the result at once, and one stays at the measure", () =>
    withPage(browser, { viewport: PHONE }, async (page, seen) => {
      const industry = await toOpenResult(page);
      const facts = { region: "jiangbei", industries: [industry] };
      await filter(page, 1 + STATUSES.indexOf("depends")).click();
      const key = await page.evaluate(() => {
        const card = Array.from(document.querySelectorAll(".measure")).find((one) => {
          one.querySelector(".measure-toggle").click();
          return true;
        });
        return card.querySelector(".measure-body").id;
      });
      const card = page.locator(".measure", { has: page.locator(`[id="${key}"]`) });
      for (let asked = 0; (await card.locator(".missing > li > button").count()) > 0 && asked < 12; asked += 1) {
        const ask = card.locator(".missing > li > button").first();
        const fact = (await ask.getAttribute("aria-controls")).slice(key.length + 1);
        await ask.click();
        assert.equal(await ask.getAttribute("aria-expanded"), "true");
        await assertAccessible(page, fact);
        await card.locator(".here button[type=submit]").click();
        assert.equal(await card.locator(".here .field-error").count(), 1, "nothing chosen is an error at the fields");
        assert.ok(await page.evaluate(() => document.activeElement.closest(".here") !== null), "and the focus goes there");
        await here(card, FOUNDER[fact]);
        if (FOUNDER[fact] !== undefined) {
          facts[fact] = factValue(FOUNDER[fact]);
        }
        await page.waitForFunction((id) => document.activeElement.id === `${id}-toggle`, key);
        assert.equal(await card.locator(".measure-toggle").getAttribute("aria-expanded"), "true");
        await page.locator("[role=status]").last().filter({ hasText: /^已更新。/ }).waitFor({ state: "attached" });
        assert.ok((await page.innerText(".answers")).length > 0);
      }
      const settled = (await measures(page)).find((one) => one.key === key);
      assert.notEqual(settled.status, "depends", "the filter keeps what was just answered in sight");
      await filter(page, 0).click();
      const expected = assess(facts, today()).measures.map(({ document, id, status }) => [`measure-${document}-${id}`, status]);
      const shown = (await measures(page)).map(({ key: id, status }) => [id, status]);
      assert.deepEqual(shown.sort(), expected.sort(), "what shows is what the core says of the answers given here and before");
      assert.deepEqual([seen.errors, seen.violations], [[], []]);
    }));
});

suite("the look over all answers", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  async function toCheck(page) {
    await describe(page);
    await confirmIndustry(page);
    await chooseRegion(page, "jiangbei");
    await answerQuestions(page, FOUNDER);
  }

  test("comes after the last question, lists every answer, and a change comes back to it", () =>
    withPage(browser, { viewport: SMALLEST }, async (page) => {
      await toCheck(page);
      assert.equal(await title(page), "请核对您的回答");
      assert.equal(await page.$(".measure"), null);
      await fitsWidth(page);
      await assertAccessible(page, "check");
      const rows = await page.$$eval(".answer", (all) => all.map((row) => row.innerText.replace(/\s+/g, " ")));
      const row = rows.findIndex((text) => text.includes("业务的管理方式"));
      assert.ok(row >= 0, rows.join("\n"));
      await page.locator(".answer").nth(row).locator("button").click();
      await page.waitForSelector("form");
      assert.equal(await page.textContent("form button[type=submit]"), "保存，继续");
      await answer(page, undefined);
      await page.waitForSelector(".check-go");
      const after = await page.$$eval(".answer", (all) => all.map((one) => one.innerText.replace(/\s+/g, " ")));
      assert.ok(after.some((text) => /业务的管理方式/.test(text) && /不清楚/.test(text)), after.join("\n"));
      await page.click(".language");
      assert.equal(await title(page), "Check your answers");
      await assertEnglish(page);
      await page.click(".check-go button");
      await resultDrawn(page);
      await page.goBack();
      await page.waitForSelector(".check-go");
    }));

  test("whoever has seen the result comes back to the result after a change", () =>
    withPage(browser, { viewport: PHONE }, async (page) => {
      await toCheck(page);
      await page.click(".check-go button");
      await resultDrawn(page);
      await page.locator(".answers .answer").last().locator("button").click();
      await page.waitForSelector("form");
      assert.equal(await page.textContent("form button[type=submit]"), "保存，回到结果");
      await answer(page, undefined);
      await resultDrawn(page);
      await page.click("text=重新自查");
      await page.waitForSelector("textarea");
      await toCheck(page);
      assert.equal(await title(page), "请核对您的回答", "a new check is looked over anew");
      assert.equal(await page.$("main form"), null, "nothing can be sent by mistake");
    }));
});

/** An answer as the page gives it, as a value of the core. */
function factValue(answered) {
  return Array.isArray(answered) ? answered.filter((one) => one !== "?none") : answered === "true" ? true : answered === "false" ? false : answered;
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Answers the question that is open on a card; with no answer, "I do not know". */
async function here(card, value) {
  const fields = card.locator(".here");
  if (value === undefined) {
    await fields.locator('input[value="?unsure"], .choice-input[id$="-unsure"]').first().check();
  } else {
    for (const one of [value].flat()) {
      await fields.locator(`input[value="${one}"]`).check();
    }
  }
  await fields.locator("button[type=submit]").click();
}
