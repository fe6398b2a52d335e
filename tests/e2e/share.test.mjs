// What a person takes along from the result page comes back as it was, by every way, with nothing asked of a server.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe as suite, test } from "node:test";
import { assertAccessible } from "./support/accessibility.mjs";
import { DESKTOP, launch, open, PHONE, ROOT, SITE_URL, SMALLEST, withPage } from "./support/browser.mjs";
import { assertEnglish } from "./support/english.mjs";
import { CHIP_MAKER, fitsWidth, measures, resultDrawn, submit, title, toResult } from "./support/journey.mjs";
import { readPng } from "./support/png.mjs";

const jsQR = createRequire(join(ROOT, "www", "package.json"))("jsqr");

const USE = ".opening-use .button >> nth=0";
const linkOf = (page) => page.inputValue("#take-link");
const codeOf = (page) => page.inputValue("#take-code");
const asked = (seen) => seen.requests.filter((url) => !/^(data|blob):/.test(url));

/** Opens another page, as someone else would, on `address`. */
async function visit(browser, address, body, options = {}) {
  const opened = await open(browser, { ...options, address });
  try {
    await body(opened.page, opened.seen, opened.context);
  } finally {
    await opened.context.close();
  }
}

/** The way to the result, once for all tests: the link, the code, the files and what the page showed. */
async function takeAll(browser) {
  let taken;
  await withPage(browser, { viewport: PHONE }, async (page, seen) => {
    const loaded = asked(seen);
    await toResult(page);
    const [link, code] = [await linkOf(page), await codeOf(page)];
    const answers = await download(page, "保存答案");
    const table = await download(page, "保存结果表");
    taken = { link, code, answers, table, shown: await measures(page), summary: await page.textContent(".summary") };
    assert.deepEqual(asked(seen), loaded, "a request after the page was ready");
    assert.deepEqual([seen.console, seen.errors, seen.violations], [[], [], []]);
    assert.equal(page.url(), SITE_URL, "no answer is in the address");
  });
  return taken;
}

async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click(`button:has-text("${name}") >> nth=0`)]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

suite("share", () => {
  let browser;
  let taken;
  before(async () => {
    browser = await launch();
    taken = await takeAll(browser);
  });
  after(() => browser.close());

  test("a returning person opens the link, is told what it holds, uses it and sees the same result", () =>
    visit(browser, taken.link, async (page, seen) => {
      const loaded = asked(seen);
      assert.match(await title(page), /^此链接带有别人/);
      assert.equal(await page.$(".measure"), null, "nothing is worked out before the person decides");
      const words = await page.innerText("main");
      assert.match(words, /重庆市江北区/);
      assert.match(words, /已回答 \d+ 题/);
      await fitsWidth(page);
      await page.click(USE);
      await resultDrawn(page);
      assert.equal(page.url(), SITE_URL, "the fragment is taken out of the address");
      assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
      assert.equal(await page.textContent(".summary"), taken.summary);
      assert.deepEqual(await measures(page), taken.shown);
      assert.equal(await linkOf(page), taken.link, "the same answers make the same link");
      await page.goBack();
      assert.equal(await title(page), "企业是做什么的？");
      assert.equal(page.url(), SITE_URL);
      assert.equal(await page.inputValue("textarea"), "", "what the person wrote was not in the link");
      assert.deepEqual(asked(seen), loaded);
      assert.deepEqual([seen.console, seen.errors, seen.violations], [[], [], []]);
    }));

  test("the link can be declined, and nothing of it is left", () =>
    visit(browser, taken.link, async (page) => {
      await page.click("text=不使用，从头开始");
      assert.equal(await title(page), "企业是做什么的？");
      assert.equal(page.url(), SITE_URL);
      await page.click("text=跳过这一步");
      assert.equal(await page.$$eval("input:checked", (ticked) => ticked.length), 0);
      await page.reload();
      await page.waitForSelector("h1");
      assert.equal(await title(page), "企业是做什么的？");
    }));

  test("a link with what a chat program puts behind it is read", async () => {
    for (const junk of ["，看看这个", "&from=singlemessage", "%E3%80%82", "）", "”"]) {
      await visit(browser, taken.link + junk, async (page) => {
        assert.match(await title(page), /^此链接带有/, junk);
      });
    }
  });

  test("a link that is damaged or of another version says so in words, and the page can be used", async () => {
    const cases = [
      [taken.link.slice(0, -3), /不完整/],
      [taken.link.replace(/.$/, (last) => (last === "0" ? "1" : "0")), /不完整/],
      [taken.link.replace("#s=1.", "#s=9."), /另一个版本/],
      [`${SITE_URL}#s=<img src=x onerror=alert(1)>`, /不完整/],
    ];
    for (const [address, words] of cases) {
      await visit(browser, address, async (page, seen) => {
        assert.equal(await title(page), "这个链接里的答案读不出来");
        assert.match(await page.innerText("main"), words);
        await page.click("text=从头开始");
        assert.equal(await title(page), "企业是做什么的？");
        assert.equal(page.url(), SITE_URL);
        assert.deepEqual([seen.console, seen.errors, seen.violations], [[], [], []]);
      });
    }
  });

  test("a fragment that is not ours changes nothing", () =>
    visit(browser, `${SITE_URL}#main`, async (page) => assert.equal(await title(page), "企业是做什么的？")));

  test("a link pasted into the open page asks before it takes the place of the answers there", () =>
    visit(browser, SITE_URL, async (page) => {
      await toResult(page, { region: "beibei", answers: {} });
      const before = await page.textContent(".summary");
      await page.evaluate((hash) => void (location.hash = hash), new URL(taken.link).hash);
      await page.waitForFunction(() => document.querySelector("h1").textContent.startsWith("此链接带有"));
      assert.match(await page.innerText("main"), /会被替换/);
      await page.click("text=不使用，保留本页的回答");
      await resultDrawn(page);
      assert.equal(await page.textContent(".summary"), before);
      assert.equal(page.url(), SITE_URL);
    }));

  test("answers of another day are worked out for today, or for their day if the person wants that", async () => {
    const prepare = (page) => page.clock.setFixedTime(new Date("2031-05-06T08:00:00"));
    await visit(browser, taken.link, async (page) => {
      await page.click("text=按今天计算");
      await resultDrawn(page);
      assert.match(await page.textContent(".callout-disclaimer"), /按 2031年5月6日/);
    }, { prepare });
    await visit(browser, taken.link, async (page) => {
      await page.click(".opening-use .button-second >> nth=0");
      await resultDrawn(page);
      assert.doesNotMatch(await page.textContent(".callout-disclaimer"), /2031年/);
      assert.equal(await linkOf(page), taken.link);
      await page.click("text=重新自查");
      await toResult(page);
      assert.match(await page.textContent(".callout-disclaimer"), /按 2031年5月6日/, "a new check is for today");
    }, { prepare });
  });

  test("the code is typed by keyboard alone, in small letters with spaces", () =>
    visit(browser, SITE_URL, async (page) => {
      const restore = page.locator("button", { hasText: "输入结果码" });
      await restore.focus();
      await page.keyboard.press("Enter");
      assert.equal(await title(page), "取回以前的答案");
      for (const [typed, words] of [["", /请输入结果码/], ["你好", /这不是结果码/], [taken.code.slice(0, -1), /结果码有误/]]) {
        await page.fill("#restore-code", typed);
        await submit(page);
        await page.waitForFunction((wanted) => new RegExp(wanted).test(document.querySelector(".errors")?.textContent ?? ""), words.source);
        assert.ok(await page.evaluate(() => document.activeElement.classList.contains("errors")));
        assert.match(await page.title(), /^错误：/);
      }
      await page.focus("#restore-code");
      await page.keyboard.press("Control+A");
      await page.keyboard.type(taken.code.toLowerCase().replace(/-/g, " ").replace(/0/g, "o").replace(/1/g, "l"));
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.activeElement.textContent.startsWith("此结果码带有"));
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "查看全部回答");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await resultDrawn(page);
      assert.deepEqual(await measures(page), taken.shown);
    }));

  for (const viewport of [PHONE, DESKTOP]) {
    test(`the picture on the screen, ${viewport.width} px wide, is the link`, () =>
      visit(browser, taken.link, async (page) => {
        await page.click(USE);
        await page.waitForSelector(".qr");
        const box = await page.locator(".qr").boundingBox();
        assert.ok(box.width >= 240 && box.height === box.width, JSON.stringify(box));
        const { width, height, pixels } = readPng(await page.locator(".qr").screenshot());
        assert.equal(jsQR(pixels, width, height)?.data, await linkOf(page));
      }, { viewport }));
  }

  test("the file has the answers and no text, and opens again", () =>
    visit(browser, SITE_URL, async (page) => {
      assert.equal(taken.answers.name, "policy-checker-answers.json");
      const file = JSON.parse(taken.answers.bytes.toString("utf8"));
      assert.deepEqual(Object.keys(file), ["format", "version", "core", "as_of", "facts", "unsure", "picked", "packs"]);
      assert.equal(file.facts.region, "jiangbei");
      assert.ok(file.packs.some(({ id }) => id === "jiangbei"));
      assert.ok(!taken.answers.bytes.toString("utf8").includes(CHIP_MAKER));
      await toRestore(page);
      await choose(page, taken.answers.bytes);
      await page.waitForFunction(() => document.querySelector("h1").textContent.startsWith("此文件带有"));
      await page.click(USE);
      await resultDrawn(page);
      assert.deepEqual(await measures(page), taken.shown);
      assert.equal(await linkOf(page), taken.link);
    }));

  test("each fault of a file is told with its place, and nothing of it is used", () =>
    visit(browser, SITE_URL, async (page) => {
      await toRestore(page);
      const file = JSON.parse(taken.answers.bytes.toString("utf8"));
      const { stage, ...rest } = file.facts;
      // No two neighbours are told the same, so that what is told is never that of the file before.
      const cases = [
        ["", /JSON/],
        ["[]", /这不是本页保存的答案文件/],
        ["{", /JSON/],
        ["{}", /这不是本页保存的答案文件/],
        [{ ...file, version: 2 }, /另一个版本/],
        ["x".repeat(300_000), /这不是本页保存的答案文件/],
        [{ ...file, version: "1" }, /version：/],
        [{ ...file, extra: 1 }, /extra：/],
        [{ ...file, as_of: "2026-02-30" }, /as_of：/],
        [{ ...file, facts: [] }, /facts：/],
        [{ ...file, facts: { ...file.facts, region: "atlantis" } }, /facts\.region：/],
        [{ ...file, facts: { ...file.facts, stage: 3, turnover: true } }, /facts\.stage：[\s\S]*facts\.turnover：/],
        [{ ...file, facts: { ...file.facts, industries: ["1.2.4", "99"] } }, /facts\.industries\[1\]：/],
        [{ ...file, unsure: ["turnover"] }, /unsure\[0\]：/],
        [{ ...file, unsure: "risk" }, /unsure：/],
        [{ ...file, unsure: ["region"] }, /unsure\[0\]：/],
        [{ ...file, facts: rest, unsure: ["stage", "stage"] }, /unsure\[1\]：/],
        [{ ...file, picked: ["1.2.4", "0.0"] }, /picked\[1\]：/],
        [JSON.stringify(file).replace('"facts":{', '"facts":{"__proto__":{"a":1},'), /facts\.__proto__：/],
      ];
      for (const [content, words] of cases) {
        await choose(page, Buffer.from(typeof content === "string" ? content : JSON.stringify(content)));
        await page.waitForFunction((wanted) => new RegExp(wanted).test(document.querySelector(".errors")?.textContent ?? ""), words.source).catch(async () => {
          assert.fail(`${words} for ${JSON.stringify(content).slice(0, 80)}: ${await page.innerText("main")}`);
        });
        assert.equal(await title(page), "取回以前的答案");
      }
    }));

  test("the table has a row for each measure, with its reason, and nothing in it runs", () => {
    assert.equal(taken.table.name, "policy-checker-result.csv");
    assert.deepEqual([...taken.table.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const rows = readCsv(taken.table.bytes.toString("utf8").slice(1));
    assert.deepEqual(rows[0], ["措施", "文件", "结论", "力度", "日期", "条款", "理由"]);
    assert.ok(rows.every((row) => row.length === rows[0].length));
    const body = rows.slice(1, -1);
    assert.equal(body.length, taken.shown.length);
    assert.deepEqual(body.map((row) => row[2]).sort(), taken.shown.map(({ words }) => words).sort());
    for (const row of body) {
      assert.ok([0, 1, 2, 3, 5, 6].every((at) => row[at] !== ""), row.join(" | "));
    }
    assert.match(rows[rows.length - 1][0], /仅供参考/);
    assert.ok(rows.flat().every((cell) => !/^[=+\-@]/.test(cell)));
  });

  test("copying says that it is done, and where the browser refuses, the text is selected", async () => {
    await visit(browser, taken.link, async (page, _, context) => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(SITE_URL).origin });
      await page.click(USE);
      await page.click("text=复制链接");
      await page.waitForFunction(() => document.querySelector("[role=status]").textContent === "链接已复制。");
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), taken.link);
      await page.click("button:has-text('复制结果码')");
      await page.waitForFunction(() => document.querySelector("[role=status]").textContent === "结果码已复制。");
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), taken.code);
    });
    const prepare = (page) =>
      page.addInitScript(() => {
        Object.defineProperty(navigator, "clipboard", { value: undefined });
        document.execCommand = () => false;
      });
    await visit(browser, taken.link, async (page) => {
      await page.click(USE);
      await page.click("text=复制链接");
      await page.waitForFunction(() => document.querySelector("[role=status]").textContent.includes("自己复制"));
      const selected = await page.evaluate(() => {
        const field = document.activeElement;
        return field.value.slice(field.selectionStart, field.selectionEnd);
      });
      assert.equal(selected, taken.link);
    }, { prepare });
  });

  for (const [lang, viewport] of [["zh", SMALLEST], ["zh", DESKTOP], ["en", PHONE]]) {
    test(`accessible and within the width: ${lang}, ${viewport.width} px`, () =>
      visit(browser, taken.link, async (page) => {
        const look = async () => {
          await assertAccessible(page);
          await fitsWidth(page);
          const low = await page.$$eval("main button, main input", (all) =>
            all.filter((one) => one.offsetParent !== null && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML),
          );
          assert.deepEqual(low, []);
          if (lang === "en") {
            await assertEnglish(page);
          }
        };
        if (lang === "en") {
          await page.click(".language");
        }
        await look();
        await page.click(".opening-use .button");
        await page.waitForSelector(".qr");
        await look();
        await page.goBack();
        await page.click(".ways .text-button");
        await page.waitForSelector("#restore-code");
        await look();
        await submit(page);
        await page.waitForSelector(".errors");
        await look();
        await page.goto(`${SITE_URL}#s=1.x`);
        await page.waitForFunction(() => document.querySelector("#restore-code") === null);
        await look();
      }, { viewport }));
  }
});

async function toRestore(page) {
  await page.click("text=输入结果码，取回以前的答案");
  await page.waitForSelector("#restore-file");
}

async function choose(page, buffer) {
  await page.setInputFiles("#restore-file", { name: "policy-checker-answers.json", mimeType: "application/json", buffer });
}

/** RFC 4180, read by the letter. */
function readCsv(text) {
  const rows = [[]];
  let [cell, quoted] = ["", false];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted) {
      if (letter !== '"') {
        cell += letter;
      } else if (text[at + 1] === '"') {
        cell += letter;
        at += 1;
      } else {
        quoted = false;
      }
    } else if (letter === '"') {
      quoted = true;
    } else if (letter === ",") {
      rows[rows.length - 1].push(cell);
      cell = "";
    } else if (letter === "\r" && text[at + 1] === "\n") {
      rows[rows.length - 1].push(cell);
      rows.push([]);
      cell = "";
      at += 1;
    } else {
      cell += letter;
    }
  }
  assert.deepEqual(rows.pop(), [], "the last line ends, too");
  return rows;
}
