// The result on paper: all of it, from whatever look and however it is printed, and the way back from the paper to the page.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { assertAccessible } from "./support/accessibility.mjs";
import { DESKTOP, launch, PHONE, SITE_URL, withPage } from "./support/browser.mjs";
import { browse, version } from "./support/core.mjs";
import { askedFact, CHIP_MAKER, describe, FOUNDER, measures, resultDrawn, title, toResult } from "./support/journey.mjs";
import { tabTo } from "./support/keyboard.mjs";
import { LOOKS, setLook } from "./support/looks.mjs";
import { plain, print, qrOf, wordsOf } from "./support/paper.mjs";

/** In points: A4, the margin, what no printer reaches at the edge, and the sizes of type. */
const A4 = { width: 595, height: 842 };
const MARGIN = 42;
const EDGE = 14;
const HEADING = 12;
const SMALLEST = 9;

suite("print", { concurrency: 2 }, () => {
  let browser;
  let link;
  before(async () => {
    browser = await launch();
    await withPage(browser, {}, async (page) => {
      await toResult(page, { region: "ningbo" });
      link = await page.inputValue("#take-link");
    });
  });
  after(() => browser.close());

  test("the sheet says all that was answered, every measure with its reason and clause, and what it was worked out with", () =>
    withPage(browser, { viewport: DESKTOP }, async (page) => {
      await toResult(page, { region: "ningbo" });
      const words = wordsOf(await print(page));
      const says = (text) => assert.ok(words.includes(plain(text)), text);
      const answers = await page.$$eval(".answer", (rows) => rows.map((row) => ["dt", ".answer-value"].map((part) => row.querySelector(part).textContent)));
      assert.ok(answers.length > 10 && answers.some(([, value]) => value === "不清楚"));
      for (const [name, value] of answers) {
        says(name + value);
      }
      says(CHIP_MAKER);
      says(`1.2.4 ${browse("1.2.4").name}`);
      says(await page.textContent(".summary"));
      says(await page.textContent(".callout-disclaimer p"));
      for (const text of await page.$$eval(".document-title, .document-facts span, .document-note", (all) => all.map((one) => one.textContent))) {
        says(text);
      }
      await page.click("text=全部展开");
      const cards = await page.$$eval(".measure", (rows) =>
        rows.map((row) => ({
          head: row.querySelector(".status").textContent + row.querySelector(".measure-name").textContent,
          applies: !row.classList.contains("measure-does-not-apply"),
          firmness: row.querySelector(".firmness").textContent,
          meaning: row.querySelector(".meaning").textContent,
          quotes: Array.from(row.querySelectorAll("blockquote"), (quote) => quote.textContent),
          refs: Array.from(row.querySelectorAll(".clause-ref"), (ref) => ref.textContent),
        })),
      );
      assert.ok(cards.some(({ applies }) => applies) && cards.some(({ applies }) => !applies));
      for (const { head, applies, firmness, meaning, quotes, refs } of cards) {
        says(applies ? head + firmness + meaning : head);
        refs.forEach(says);
        (applies ? quotes : []).forEach(says);
      }
      // As often on paper as on the screen: two documents may have a measure of one name.
      for (const status of ["适用", "待定", "不适用"]) {
        const marks = await page.$$eval(".status", (all, wanted) => all.filter((one) => one.textContent === wanted).length, status);
        const sign = { 适用: "✓", 待定: "?", 不适用: "–" }[status];
        // Once more in the counts.
        assert.equal(words.split(plain(`${sign}${status}`)).length - 1, marks + 1, status);
      }
      says("若生效则适用");
      says(await page.inputValue("#take-code"));
      says(await page.inputValue("#take-link"));
      says(`计算程序版本 ${version()}`);
      says("policy_checker_bg.wasm");
      says(await digest(page, "policy_checker_bg.wasm"));
      const day = new Date();
      says(`打印日期 ${day.getFullYear()}年${day.getMonth() + 1}月${day.getDate()}日`);
      ["经办人", "申请人", "现在还不清楚的情况"].forEach(says);
    }));

  test("the sheet names the file that computed, with its digest, also where that is JavaScript", () =>
    withPage(browser, { address: `${SITE_URL}?engine=js` }, async (page) => {
      await toResult(page);
      const words = plain(await page.textContent(".sheet"));
      assert.ok(words.includes(plain(`文件 plain.js 的 SHA-384 校验值（Base64）：${await digest(page, "plain.js")}`)));
      assert.ok(!words.includes("policy_checker_bg.wasm"));
    }));

  /** The result of Ningbo, whose document has the most measures, with every question answered. */
  const atResult = (options, body) =>
    withPage(browser, { ...options, address: link }, async (page) => {
      await page.click(".opening-use .button >> nth=0");
      await resultDrawn(page);
      await body(page);
    });

  for (const [lang, most] of [["zh", 6], ["en", 8]]) {
    test(`A4, nothing cut off, no heading alone, at most ${most} pages, the name and the region on each, ${lang}`, () =>
      atResult({ viewport: PHONE }, async (page) => {
        if (lang === "en") {
          await page.click(".language");
        }
        const sheets = await print(page);
        assert.ok(sheets.length > 1 && sheets.length <= most, `${sheets.length} pages`);
        for (const [at, { width, height, pieces }] of sheets.entries()) {
          assert.ok(Math.abs(width - A4.width) < 1 && Math.abs(height - A4.height) < 1, `${width} × ${height}`);
          const outside = pieces.filter(({ left, right, bottom }) => left < MARGIN || right > width - MARGIN + 1 || bottom < EDGE);
          assert.deepEqual(outside, [], `page ${at + 1}`);
          assert.deepEqual(pieces.filter(({ size }) => size < SMALLEST - 0.1), []);
          const head = pieces.filter(({ bottom }) => bottom > height - MARGIN - 14).map(({ text }) => text).join("");
          assert.match(plain(head), lang === "zh" ? /包容审慎监管自查.*宁波市/ : /Businesssupervisionself-check.*Ningbo/, `page ${at + 1}`);
          const body = pieces.filter(({ bottom }) => bottom > MARGIN);
          const low = Math.min(...body.map(({ bottom }) => bottom));
          const last = body.filter(({ bottom }) => bottom === low);
          assert.ok(last.every(({ size }) => size < HEADING - 0.1), `a heading ends page ${at + 1}: ${JSON.stringify(last)}`);
        }
      }));
  }

  test("whatever the look, the paper is the same: black on white, in the same sizes", () =>
    atResult({ viewport: PHONE }, async (page) => {
      let first;
      for (const [name, look] of Object.entries(LOOKS)) {
        await setLook(page, look);
        const sheets = await print(page);
        const written = sheets.map(({ pieces }) => pieces);
        first = first ?? written;
        assert.deepEqual(written, first, name);
        const { pixels } = await sheets[0].picture();
        let [coloured, white] = [0, 0];
        for (let at = 0; at < pixels.length; at += 4) {
          const [red, green, blue] = pixels.subarray(at, at + 3);
          coloured += Math.max(red, green, blue) - Math.min(red, green, blue) > 16 ? 1 : 0;
          white += Math.min(red, green, blue) > 250 ? 1 : 0;
        }
        assert.equal(coloured, 0, `${name}: colours`);
        assert.ok(white > 0.75 * (pixels.length / 4), `${name}: the ground is white`);
      }
    }));

  for (const region of ["ningbo", "other"]) {
    test(`the code in the picture on the paper opens the same answers, ${region}`, () =>
      withPage(browser, { viewport: DESKTOP }, async (page) => {
        await toResult(page, { region, answers: region === "other" ? {} : undefined });
        const link = await page.inputValue("#take-link");
        const shown = await measures(page);
        const qr = await qrOf(await print(page));
        assert.equal(qr?.text, link);
        assert.ok(qr.millimetres >= 30, `${qr.millimetres} mm`);
        assert.ok(!decodeURIComponent(qr.text).includes("集成"), "what was written is on the paper alone");
        await page.goto("about:blank");
        await page.goto(qr.text);
        await page.click(".opening-use .button >> nth=0");
        await resultDrawn(page);
        assert.deepEqual(await measures(page), shown);
        const again = wordsOf(await print(page));
        assert.ok(!again.includes(CHIP_MAKER), "the link brings no text");
      }));
  }

  test("keys, the browser's menu and the button print the same, whatever is open on the screen", () =>
    atResult({ viewport: DESKTOP, prepare: countPrints }, async (page) => {
      const before = wordsOf(await print(page));
      await page.click("text=全部展开");
      await page.click(".tools .text-button:has-text('打印')");
      assert.equal(await page.evaluate(() => window.printed), 1);
      assert.equal(wordsOf(await print(page)), before);
    }));

  test("on the screen the sheet is neither seen nor read out", () =>
    atResult({ viewport: DESKTOP }, async (page) => {
      assert.equal(await page.isVisible(".sheet"), false);
      assert.ok(!(await page.locator("body").ariaSnapshot()).includes("经办人"));
      await assertAccessible(page);
      await page.emulateMedia({ media: "print" });
      assert.ok(await page.isVisible(".sheet"));
      assert.equal(await page.isVisible(".summary"), false);
    }));

  test("dates, and what takes a measure away, are on the paper", () =>
    withPage(browser, { viewport: DESKTOP }, async (page) => {
      const year = new Date().getFullYear() - 1;
      const answers = { ...FOUNDER, stage: "operating", "established-on": `${year}-03-01`, violation: "minor", "violation-on": `${year}-05-10`, "red-lines": ["public-safety"] };
      await toResult(page, { region: "beibei", answers });
      const words = wordsOf(await print(page));
      await page.click("text=全部展开");
      const dates = await page.$$eval(".measure:not(.measure-does-not-apply) .dates > div", (all) => all.map((one) => Array.from(one.children, (part) => part.textContent)));
      const defeats = await page.$$eval(".measure-defeated", (rows) => rows.map((row) => Array.from(row.querySelectorAll(".part")).find((part) => part.textContent.startsWith("为什么被排除")).querySelector("p").textContent));
      assert.ok(dates.length > 0 && defeats.length > 0);
      for (const text of [...dates.map(([name, days]) => `${name}：${days}`), ...defeats, "✕ 被排除"]) {
        assert.ok(words.includes(plain(text)), text);
      }
    }));

  test("another step prints as it shows, without what is operated", () =>
    withPage(browser, { viewport: DESKTOP }, async (page) => {
      await describe(page);
      const words = wordsOf(await print(page));
      assert.match(words, /企业属于哪些产业/);
      assert.doesNotMatch(words, /返回$|English|设置/);
    }));

  test("a very long description is cut on the paper, and the paper says so", () =>
    withPage(browser, { viewport: DESKTOP }, async (page) => {
      const long = `${CHIP_MAKER}。`.repeat(200);
      await toResult(page, { text: long, answers: {} });
      const words = wordsOf(await print(page));
      assert.ok(words.includes(plain(`（以下略，全文共 ${long.length} 字）`)));
      assert.ok(words.split(CHIP_MAKER).length < 40);
    }));

  test("a clerk serves a visitor by keyboard, prints, starts again, and nothing of the visitor is left", () =>
    withPage(browser, { viewport: DESKTOP, prepare: countPrints }, async (page, seen) => {
      await tabTo(page, "textarea");
      await page.keyboard.type(CHIP_MAKER);
      await tabTo(page, "form button[type=submit]");
      await page.keyboard.press("Enter");
      await page.waitForSelector("#industry-0");
      await tabTo(page, "#industry-0");
      await page.keyboard.press("Space");
      await page.keyboard.press("Enter");
      await page.waitForSelector("#region-0");
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
      await resultDrawn(page);
      const code = await page.inputValue("#take-code");
      await tabTo(page, ".tools .text-button + .text-button");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => window.printed), 1);
      const paper = wordsOf(await print(page));
      assert.ok([CHIP_MAKER, "重庆市江北区", code, "经办人"].every((words) => paper.includes(plain(words))));

      await tabTo(page, ".tools .button-second");
      await page.keyboard.press("Enter");
      await page.waitForSelector("textarea");
      assert.equal(await title(page), "企业是做什么的？");
      const visitor = [CHIP_MAKER, "江北", "1.2.4", code];
      await assertGone(page, visitor);
      const next = wordsOf(await print(page));
      assert.ok(visitor.every((words) => !next.includes(plain(words))), next);
      // Whoever goes back finds no result, and the next visitor starts with nothing ticked.
      await page.goBack();
      await page.waitForTimeout(100);
      await assertGone(page, visitor);
      await page.goto(page.url());
      await page.click("text=跳过这一步");
      assert.equal(await page.$$eval("input:checked", (ticked) => ticked.length), 0);
      assert.deepEqual([seen.console, seen.errors, seen.violations], [[], [], []]);
    }));
});

function countPrints(page) {
  return page.addInitScript(() => {
    window.printed = 0;
    window.print = () => void (window.printed += 1);
  });
}

/** Worked out anew from the file that the server gives. */
function digest(page, file) {
  return page.evaluate(async (name) => {
    const bytes = await (await fetch(name)).arrayBuffer();
    return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-384", bytes))));
  }, file);
}

/** Neither in the page, its fields, its title, its address nor its history is a word of these. */
async function assertGone(page, words) {
  const everything = await page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      document.title,
      location.href,
      JSON.stringify(history.state),
      ...Array.from(document.querySelectorAll("input, textarea"), (field) => `${field.value} ${field.checked}`),
    ].join("\n"),
  );
  assert.deepEqual(words.filter((word) => everything.includes(word)), []);
  assert.equal(await page.$(".sheet"), null);
}
