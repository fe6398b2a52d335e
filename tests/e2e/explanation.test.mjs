// The industry step claims no more than is sure, asks for the detail that would help most, and goes through a text line by line.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { assertAccessible } from "./support/accessibility.mjs";
import { launch, PHONE, SMALLEST, withPage } from "./support/browser.mjs";
import { classify, textWith } from "./support/core.mjs";
import { CHIP_MAKER, describe, fitsWidth, submit, title } from "./support/journey.mjs";

const BARE = ["太阳能电池", "风力发电机", "光伏", "芯片", "软件"];
const VAGUE = ["新能源技术开发", "生物技术研发", "数据研发", "环保回收技术", "检测软件技术"];
const asks = (what) => (result) => result.detail !== null && result.detail.asks === what;
const { text: bare, result: bareResult } = textWith(BARE, asks("activity"));
const { text: vague, result: vagueResult } = textWith(VAGUE, (result) => asks("product")(result) && result.verdict === "in");

const SEVERAL = [
  "研发生产锂离子电池正极材料；代理销售净水设备；净水设备安装维修；产品用于新能源汽车；经营餐馆",
  "生产水处理膜；销售日用百货；净水设备安装维修；产品用于新能源汽车；餐饮服务",
];
const KINDS = ["own", "trade", "around", "aside"];
const { text: several, result: severalResult } = textWith(SEVERAL, ({ lines = [] }) =>
  KINDS.every((kind) => lines.some((line) => line.kind === kind)) &&
  lines.some((line) => line.kind === "own" && line.class === undefined) &&
  lines.some((line) => line.class !== undefined),
);

suite("explanation", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  suite("the sentence names the deepest class that is sure, and none deeper", () => {
    const CASES = [
      ["a class", [CHIP_MAKER, "机器人", "LED"], (found) => found.settled?.level === 3, /，企业很可能属于“(.+)”。请核对/],
      ["a sub-category", BARE, (found) => found.settled?.level === 2 && found.candidates[0].level === 3, /很可能属于“(.+)”；具体是其中哪一类/],
      ["a category", ["芯片", "材料", "数据研发", "检测芯片技术"], (found) => found.settled?.level === 1, /很可能属于“(.+)”；具体是其中哪一类/],
      ["no class", ["传感器节能技术", "材料回收技术", "检测设备技术", "材料水处理技术"], (found) => found.settled === null, /很可能在九大战略性新兴产业之内，但属于哪一个产业还不能确定/],
    ];
    for (const [what, texts, settled, words] of CASES) {
      test(what, () =>
        withPage(browser, { viewport: SMALLEST }, async (page) => {
          const { text, result } = textWith(texts, (found) => found.verdict === "in" && settled(found));
          await describe(page, text);
          await fitsWidth(page);
          const [, named] = (await page.textContent(".callout p")).match(words) ?? assert.fail(await page.textContent(".callout p"));
          assert.equal(named, result.settled === null ? undefined : `${result.settled.code} ${result.settled.name}`);
          assert.equal(await page.$$eval("input:checked", (ticked) => ticked.length), 0);
        }));
    }
  });

  for (const [at, option] of bareResult.detail.options.entries()) {
    test(`the activity “${option.words}” gives what its button says`, () =>
      withPage(browser, { viewport: SMALLEST }, async (page) => {
        await describe(page, bare);
        await fitsWidth(page);
        const button = page.locator(".detail button").nth(at);
        const said = option.verdict === "none" ? "不属于九大产业" : `${option.code} ${option.name}`;
        assert.equal(await button.textContent(), `${option.words} → ${option.verdict === "weak" ? "可能是 " : ""}${said}`);
        await button.click();
        const longer = `${bare}${option.words}`;
        await shows(page, longer);
        const then = classify(longer);
        assert.equal(then.verdict, option.verdict);
        assert.equal(await page.getAttribute(".callout", "class"), `callout callout-${then.verdict}`);
        assert.deepEqual(await candidates(page), unique(then.candidates.map(({ code }) => code)));
        await fitsWidth(page);
        await page.goBack();
        await page.waitForSelector("textarea");
        assert.equal(await page.inputValue("textarea"), longer);
      }));
  }

  test("an answer by keyboard begins the page anew, is announced, and is undone by editing", () =>
    withPage(browser, { viewport: PHONE }, async (page) => {
      await describe(page, bare);
      await page.focus(".detail button >> nth=1");
      await page.keyboard.press("Enter");
      const { words } = bareResult.detail.options[1];
      await shows(page, `${bare}${words}`);
      assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
      assert.equal(await page.evaluate(() => window.scrollY), 0);
      const verdict = await page.textContent(".callout p");
      await page.waitForFunction((said) => document.querySelector("[role=status]").textContent.includes(said), verdict);
      assert.match(await page.textContent("[role=status]"), new RegExp(`已加上“${words}”`));
      assert.match(await page.textContent(".added"), new RegExp(`已加上“${words}”`));
      await page.focus(".added button");
      await page.keyboard.press("Enter");
      await page.waitForSelector("textarea");
      assert.equal(await page.inputValue("textarea"), `${bare}${words}`);
      await describe(page, bare);
      await shows(page, bare);
      assert.equal(await page.$(".added"), null);
      assert.deepEqual(await candidates(page), unique(bareResult.candidates.map(({ code }) => code)));
    }));

  test("what ends a text does not come between it and the answer, and a bracket stays closed", () =>
    withPage(browser, {}, async (page) => {
      for (const [written, kept] of [[`${bare}。`, bare], [`${bare}（单件）； `, `${bare}（单件）`]]) {
        await describe(page, written);
        await page.click(".detail button >> nth=0");
        await shows(page, `${kept}${bareResult.detail.options[0].words}`);
        await page.goBack();
        await page.waitForSelector("textarea");
      }
    }));

  test("ticks stay when a detail is added", () =>
    withPage(browser, {}, async (page) => {
      await describe(page, bare);
      const last = (await candidates(page)).pop();
      await page.check(`input[name=industry][value="${last}"]`);
      await page.click(".detail button >> nth=1");
      await page.waitForSelector(".added");
      assert.deepEqual(await page.$$eval("input:checked", (ticked) => ticked.map(({ value }) => value)), [last]);
      assert.equal(new Set(await candidates(page)).size, (await candidates(page)).length, "no class stands twice");
    }));

  test("in English the activity is in English and the text keeps its own language", () =>
    withPage(browser, { viewport: SMALLEST }, async (page) => {
      await page.click(".language");
      for (const text of [bare, textWith(["chip", "new energy", "solar modules", "wind turbine"], asks("activity")).text]) {
        const { options } = classify(text).detail;
        await describe(page, text);
        await assertTouchable(page);
        const shown = await page.$$eval(".detail button", (all) => all.map((one) => one.textContent.split(" → ")[0]));
        assert.deepEqual(shown, ["making", "selling", "repairing", "building"]);
        await assertAccessible(page);
        await fitsWidth(page);
        await page.click(".detail button >> nth=1");
        await shows(page, text + options[1].words);
        await page.goBack();
        await page.waitForSelector("textarea");
      }
    }));

  test("a listed product is added to the text, by keyboard", () =>
    withPage(browser, { viewport: SMALLEST }, async (page) => {
      await describe(page, vague);
      const options = vagueResult.detail.options;
      assert.equal(await page.isVisible(".detail button >> nth=0"), false, "folded at first");
      await page.focus(".detail summary");
      await page.keyboard.press("Enter");
      assert.deepEqual(
        await page.$$eval(".detail [role=group]", (groups) =>
          groups.map((group) => [
            document.getElementById(group.getAttribute("aria-labelledby")).textContent,
            ...Array.from(group.querySelectorAll("button"), (one) => one.textContent),
          ]),
        ),
        options.map(({ code, name, products }) => [`${code} ${name}`, ...products]),
      );
      await fitsWidth(page);
      await assertAccessible(page);
      await assertTouchable(page);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      const longer = `${vague}、${options[0].products[0]}`;
      await shows(page, longer);
      assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
      const then = classify(longer);
      assert.deepEqual(await candidates(page), unique(then.candidates.map(({ code }) => code)));
      const offered = await page.$$eval(".detail [role=group] button", (all) => all.map((one) => one.textContent));
      assert.ok(!offered.includes(options[0].products[0]), "what was added is not offered again");
      await assertAccessible(page);
      await page.goBack();
      await page.waitForSelector("textarea");
      assert.equal(await page.inputValue("textarea"), longer);
    }));

  test("an answer that makes the text too long is said so and changes nothing", () =>
    withPage(browser, {}, async (page) => {
      const room = 64 * 1024 - new TextEncoder().encode(vague).length;
      const long = " ".repeat(room) + vague;
      assert.equal(classify(long).detail.asks, "product");
      await describe(page, long);
      await page.click(".detail summary");
      await page.click(".detail button >> nth=0");
      assert.match(await page.textContent(".errors-list"), /最多 64 KB/);
      await page.click(".errors a");
      assert.equal(await page.evaluate(() => document.activeElement.id), "detail");
      assert.equal(await page.$(".added"), null);
      await page.goBack();
      await page.waitForSelector("textarea");
      assert.equal(await page.inputValue("textarea"), long);
    }));

  const WORDS = {
    zh: { open: "逐项看", none: "更可能不属于九大产业", trade: "买卖", around: "围绕产品的服务", aside: "客户、用途或介绍", colon: "，" },
    en: { open: "Line by line", none: "more likely in none of the nine industries", trade: "buying and selling", around: "a service around products", aside: "customers, uses or background", colon: ", " },
  };
  for (const [lang, words] of Object.entries(WORDS)) {
    test(`each line of a text with what it says, ${lang}`, () =>
      withPage(browser, { viewport: SMALLEST }, async (page) => {
        if (lang === "en") {
          await page.click(".language");
        }
        await describe(page, several);
        assert.equal(await page.isVisible(".lines li >> nth=0"), false, "folded at first");
        assert.equal(await page.textContent(".lines summary"), words.open);
        await page.focus(".lines summary");
        await page.keyboard.press("Enter");
        assert.ok(await page.isVisible(".lines li >> nth=0"));
        const shown = await page.$$eval(".lines li", (rows) => rows.map((row) => [row.querySelector("bdi").textContent, row.querySelector(".line-says").textContent]));
        assert.deepEqual(shown.map(([line]) => line), severalResult.lines.map(({ text }) => text));
        for (const [at, line] of severalResult.lines.entries()) {
          const said = shown[at][1];
          if (line.class === undefined) {
            assert.equal(said, words[line.kind] ?? words.none);
          } else {
            assert.ok(said.startsWith(`${line.class.code} ${line.class.name}${words.colon}`), said);
            assert.match(said, /\d+%/);
          }
        }
        await fitsWidth(page);
        await assertTouchable(page);
        await assertAccessible(page);
      }));
  }

  test("a text of one line has no line by line", () =>
    withPage(browser, {}, async (page) => {
      assert.equal(bareResult.lines, undefined);
      await describe(page, bare);
      assert.equal(await page.$(".lines"), null);
    }));

  test("long words without a break fit the smallest screen", () =>
    withPage(browser, { viewport: SMALLEST }, async (page) => {
      await describe(page, `${several}；${"Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(4)}，生产芯片`);
      await page.click(".lines summary");
      await fitsWidth(page);
    }));

  test("the step goes on from a result that a detail gave", () =>
    withPage(browser, {}, async (page) => {
      await describe(page, bare);
      await page.click(".detail button >> nth=0");
      await page.waitForSelector(".added");
      await page.check("#industry-0");
      await submit(page);
      await page.waitForSelector("#region-0");
      assert.notEqual(await title(page), "企业属于哪些产业？");
    }));
});

/** Waits until the page shows the result of a text. */
async function shows(page, text) {
  await page.waitForFunction((wanted) => document.querySelector(".own-text-body")?.textContent === wanted, text);
}

/** Fails when something to press is lower than a finger needs. */
async function assertTouchable(page) {
  const low = await page.$$eval(".main button, .main summary", (all) =>
    all.filter((one) => one.offsetParent !== null && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML),
  );
  assert.deepEqual(low, []);
}

/** The codes offered, without those that stand for none and for "I do not know". */
function candidates(page) {
  return page.$$eval("input[name=industry]", (all) => all.map(({ value }) => value).filter((value) => /^\d/.test(value)));
}

function unique(items) {
  return [...new Set(items)];
}
