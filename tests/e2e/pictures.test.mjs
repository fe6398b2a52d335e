// The pictures on the result page: opened by keyboard, right on a small phone, the same in words as drawn.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { assertAccessible } from "./support/accessibility.mjs";
import { DESKTOP, launch, PHONE, SMALLEST, withPage } from "./support/browser.mjs";
import { fitsWidth, FOUNDER, toResult } from "./support/journey.mjs";

const YEAR = new Date().getFullYear();
/** Operates since last year, so that a period of one to two years has an earliest and a latest end. */
const OPERATING = {
  ...FOUNDER,
  stage: "operating",
  "established-on": `${YEAR - 1}-03-01`,
  violation: "minor",
  "violation-on": `${YEAR - 1}-05-10`,
};
/** Leaves the inclusive period open. */
const { "fits-industrial-policy": _, ...UNDECIDED } = OPERATING;

const MEASURE = "#measure-beibei-inclusive-period";

async function openResult(page, { lang = "zh", answers = UNDECIDED } = {}) {
  if (lang === "en") {
    await page.click(".language");
  }
  await toResult(page, { region: "beibei", answers });
}

/** Opens a folded part as one does without a mouse. */
async function unfold(page, selector) {
  await page.focus(`${selector} > summary`);
  await page.keyboard.press("Enter");
  await page.waitForSelector(`${selector}[open]`);
}

async function unfoldAll(page) {
  await unfold(page, ".timeline");
  await unfold(page, ".matrix");
  await page.waitForSelector(".matrix .cell");
  await page.locator(".measure", { has: page.locator(MEASURE) }).locator("button").first().click();
  await unfold(page, `${MEASURE} .path`);
}

/** The boxes of elements; of a paragraph, that of its words. */
function boxes(page, selector) {
  return page.$$eval(selector, (found) =>
    found.map((one) => {
      const words = document.createRange();
      words.selectNodeContents(one);
      const { left, right, top, bottom } = (one.tagName === "P" ? words : one).getBoundingClientRect();
      return { left, right, top, bottom, words: one.textContent.trim() };
    }),
  );
}

function assertApart(all) {
  for (const [at, one] of all.entries()) {
    for (const other of all.slice(at + 1)) {
      const meet = one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
      assert.ok(!meet, `${one.words} runs into ${other.words}`);
    }
  }
}

suite("pictures", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  for (const lang of ["zh", "en"]) {
    for (const viewport of [SMALLEST, DESKTOP]) {
      test(`each opens by keyboard, reads well and fits, ${lang}, ${viewport.width} px`, () =>
        withPage(browser, { viewport }, async (page, seen) => {
          await openResult(page, { lang });
          assert.equal(await page.$(".matrix .cell"), null, "nothing is compared before it is asked for");
          await unfoldAll(page);
          await fitsWidth(page);
          await assertAccessible(page);
          assertApart(await boxes(page, ".axis text"));
          assertApart([...(await boxes(page, ".timeline-words")), ...(await boxes(page, ".timeline-row .strip"))]);
          assertApart([...(await boxes(page, ".path-stop p")), ...(await boxes(page, ".path-stop .shape"))]);
          assert.deepEqual(seen.errors.concat(seen.console, seen.violations), []);
        }));
    }
  }

  test("the timeline draws for screen readers nothing and says everything", () =>
    withPage(browser, { viewport: PHONE }, async (page) => {
      await openResult(page);
      await unfold(page, ".timeline");
      const rows = await page.$$eval(".timeline-row", (found) =>
        found.map((row) => ({ words: row.textContent, marks: row.querySelectorAll(".mark-at").length, hidden: row.querySelector("svg").getAttribute("aria-hidden") })),
      );
      assert.ok(rows.every(({ hidden }) => hidden === "true"));
      const find = (words) => rows.find((row) => row.words.startsWith(words));
      assert.ok(find("今天") !== undefined);
      assert.match(find("成立日期").words, new RegExp(`${YEAR - 1}年3月1日`));
      const period = find("包容期监管");
      assert.match(period.words, new RegExp(`待定（拟实行）.*12–24 个月.*最早 ${YEAR}年3月1日，最晚 ${YEAR + 1}年3月1日.*成立日期`));
      assert.equal(period.marks, 3);
      assert.equal(await page.$$eval(".timeline .period-open", (bars) => bars.length), 1);
    }));

  test("a decided measure has no dashed period", () =>
    withPage(browser, {}, async (page) => {
      await openResult(page, { answers: OPERATING });
      await unfold(page, ".timeline");
      assert.match(await page.textContent(".timeline-measure"), /适用/);
      assert.equal(await page.$$eval(".timeline .period-open", (bars) => bars.length), 0);
    }));

  test("the districts stand in a table that the keyboard scrolls, one's own first, and in a list on a phone", () =>
    withPage(browser, { viewport: { width: 640, height: 800 } }, async (page) => {
      await openResult(page);
      await unfold(page, ".matrix");
      await page.waitForSelector(".matrix table");
      const heads = await page.$$eval(".matrix thead th", (cells) => cells.map((cell) => cell.textContent));
      assert.match(heads[1], /^重庆市北碚区（您的地区）/);
      assert.ok(heads.some((head) => /征求意见稿/.test(head)));
      await page.focus(".matrix-scroll");
      await page.keyboard.press("ArrowRight");
      await page.waitForFunction(() => document.querySelector(".matrix-scroll").scrollLeft > 0);
      const [sticky] = await boxes(page, ".matrix tbody th");
      const [frame] = await boxes(page, ".matrix-scroll");
      assert.ok(Math.abs(sticky.left - frame.left) < 2, "the measures stay in sight");
      await fitsWidth(page);

      const table = await page.$$eval(".matrix tbody tr", (rows) => rows.map((row) => Array.from(row.querySelectorAll(".cell"), (cell) => cell.textContent)));
      await page.setViewportSize(SMALLEST);
      await page.waitForSelector(".matrix .lines");
      assert.equal(await page.$(".matrix table"), null);
      const list = await page.$$eval(".matrix .lines > li", (rows) => rows.map((row) => Array.from(row.querySelectorAll(".cell"), (cell) => cell.textContent)));
      assert.deepEqual(list.map((said) => [...new Set(said)].sort()), table.map((said) => [...new Set(said)].sort()));
      assert.ok(list.flat().some((words) => words.trim() === "没有规定"));
    }));

  test("only the districts' differing verdicts show at first where much differs, and all on demand", () =>
    withPage(browser, { viewport: DESKTOP }, async (page) => {
      await openResult(page);
      await unfold(page, ".matrix");
      await page.waitForSelector(".matrix .views button");
      const pressed = () => page.$$eval(".matrix .views button", (all) => all.map((one) => one.getAttribute("aria-pressed")));
      const rows = () => page.$$eval(".matrix tbody tr", (all) => all.length);
      assert.deepEqual(await pressed(), ["true", "false", "false"]);
      const few = await rows();
      for (const [at, words] of ["结论不同", "只看不同", "全部"].entries()) {
        const button = page.locator(".matrix .views button").nth(at);
        await button.focus();
        await page.keyboard.press("Space");
        const count = Number(/（(\d+)）/.exec(await button.textContent())[1]);
        assert.equal(await rows(), count, words);
      }
      assert.ok((await rows()) > few);
      assert.deepEqual(await pressed(), ["false", "false", "true"]);
      // Told apart without colour: the drawn form of each status is another.
      const forms = await page.$$eval(".matrix .cell", (cells) => cells.map((cell) => [cell.querySelector("strong")?.textContent ?? cell.textContent.trim(), cell.querySelector("path").getAttribute("d")]));
      const byWord = new Map(forms);
      assert.ok(byWord.size > 2 && new Set(byWord.values()).size === byWord.size, [...byWord.keys()].join());
      assert.ok(forms.every(([word, form]) => byWord.get(word) === form));
    }));

  test("the map of a verdict says line by line what its list says", () =>
    withPage(browser, {}, async (page) => {
      await openResult(page);
      await page.click(".tools .text-button >> nth=0");
      const all = await page.$$eval(".measure-body", (bodies) => {
        const clean = (one) => one.textContent.replace(/\s+/g, "");
        return bodies.map((body) => ({
          list: Array.from(body.querySelectorAll(".trace-line"), (line) => clean(line.querySelector(".trace-words")) + clean(line.querySelector(".trace-truth"))),
          map: Array.from(body.querySelectorAll(".path-stop p"), clean),
          hidden: body.querySelector(".path > div").getAttribute("aria-hidden"),
          status: body.parentElement.querySelector(".status").textContent,
        }));
      });
      assert.ok(all.length > 20);
      for (const { list, map, hidden, status } of all) {
        assert.deepEqual(map.slice(0, -1), list);
        assert.equal(map[map.length - 1], `结论：${status}`);
        assert.equal(hidden, "true");
      }
    }));

  test("a defeat is drawn with a sign of its own", () =>
    withPage(browser, {}, async (page) => {
      await openResult(page, { answers: { ...OPERATING, "red-lines": ["public-safety"] } });
      const row = page.locator(".measure-defeated", { has: page.locator(MEASURE) });
      await row.locator("button").first().click();
      await unfold(page, `${MEASURE} .path`);
      const defeat = page.locator(`${MEASURE} .path-stop`, { has: page.locator(".shape-defeats") });
      assert.match(await defeat.first().innerText(), /例外[\s\S]*已触发/);
      assert.match(await page.locator(`${MEASURE} .path-stop`).last().innerText(), /结论：被排除/);
    }));
});
