// The pages beside the journey: what the check knows, how sure it is, and every document in full, with the way back.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe as suite, test } from "node:test";
import { assertAccessible } from "./support/accessibility.mjs";
import { DESKTOP, launch, PHONE, ROOT, SMALLEST, withPage } from "./support/browser.mjs";
import { assertEnglish } from "./support/english.mjs";
import { answer, askedFact, chooseRegion, confirmIndustry, describe, fitsWidth, FOUNDER, measures, resultDrawn, submit, title, toResult } from "./support/journey.mjs";
import { LOOKS, setLook } from "./support/looks.mjs";
import { assess, catalogue } from "./support/core.mjs";
import { assertValidPage } from "./support/markup.mjs";
import { readSources } from "../../www/full-text/plugin.mjs";

const esbuild = createRequire(join(ROOT, "www", "package.json"))("esbuild");

/** The page's own modules that need no browser. */
const { outputFiles } = await esbuild.build({
  stdin: { contents: 'export * from "./quotes"; export * from "./figures";', resolveDir: join(ROOT, "www", "src", "about") },
  bundle: true,
  write: false,
  format: "esm",
});
const page = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);

const TODAY = "2026-01-01";
const documents = catalogue().documents;
const sources = await readSources();
const plain = (text) => text.replace(/\s/g, "");

/** Every clause that the packs quote, with the document that it is quoted from. */
const quoted = documents.flatMap(({ id, region }) =>
  assess(region === null ? {} : { region }, TODAY)
    .measures.filter(({ document }) => document === id)
    .flatMap(({ clauses, cases }) => [...clauses, ...cases.flatMap((one) => one.clauses)])
    .map(({ ref, quote }) => ({ id, ref, quote })),
);

test("each figure on the page is one of docs/accuracy.md", async () => {
  const text = await readFile(join(ROOT, "docs", "accuracy.md"), "utf8");
  const table = text.slice(text.indexOf("| figure |")).split("\n\n")[0];
  const rows = new Map(table.split("\n").map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim().replaceAll("**", ""))).map(([name, ...cells]) => [name, cells]));
  const columns = rows.get("figure").map((name) => /^(.+) \((\d+)\)$/.exec(name).slice(1));
  const names = {
    category: "category first",
    subcategory: "sub-category first",
    "called-in": "outside called in",
    "called-out": "inside called none or more-text",
    weak: "called weak",
    best: "all: best answer right",
  };
  assert.deepEqual(Object.keys(page.FIGURES), Object.keys(names));
  for (const [figure, sets] of Object.entries(page.FIGURES)) {
    for (const [set, rate] of Object.entries(sets)) {
      const at = columns.findIndex(([name]) => name === set);
      const [, share, low, high, hits, of] = /^([\d.]+) \[([\d.]+), ([\d.]+)\] (\d+)\/(\d+)$/.exec(rows.get(names[figure])[at]);
      const shown = [page.percent(rate), rate.low, rate.high, String(rate.hits), String(rate.of)];
      assert.deepEqual(shown, [...[share, low, high].map((one) => (Number(one) * 100).toFixed(1)), hits, of], `${figure}, ${set}`);
    }
  }
  for (const [set, { texts, inside, outside }] of Object.entries(page.SETS)) {
    assert.equal(columns.find(([name]) => name === set)[1], String(texts));
    assert.ok(text.includes(`${texts}: ${inside} inside, ${outside} outside`), `${set}: ${texts}, ${inside}, ${outside}`);
  }
});

test("every document of the core has its text, whole and in its order", async () => {
  assert.deepEqual(Object.keys(sources).sort(), documents.map(({ id }) => id).sort());
  for (const { id } of documents) {
    const pack = await readFile(join(ROOT, "data", "packs", `${id}.toml`), "utf8");
    const raw = await readFile(join(ROOT, "data", "sources", /^source = "(.+)"$/m.exec(pack)[1]), "utf8");
    const set = sources[id].blocks.flatMap(({ texts }) => texts).join("");
    assert.equal(plain(set), plain(raw.replace(/<!--.*?-->/g, "").replace(/^#+/gm, "")), id);
    assert.equal(sources[id].clauses, pack.match(/^\[\[clauses\]\]$/gm).length, id);
  }
});

test("every clause that is quoted is found in the text, within the clause that it is quoted from", () => {
  assert.ok(quoted.length > 200);
  for (const { id, ref, quote } of quoted) {
    const source = sources[id];
    const texts = source.blocks.flatMap((block) => block.texts.map((text) => ({ text, part: block.part })));
    const found = page.finder(source)({ ref, quote });
    const words = found.map(({ text, start, end }) => texts[text].text.slice(start, end)).join("");
    assert.equal(plain(words), plain(quote), `${id} ${ref}`);
    const part = page.partOf(source, ref);
    if (part >= 0) {
      const holder = source.parts[texts[found[0].text].part].ref;
      assert.ok(holder.startsWith(source.parts[part].ref), `${id}: ${ref} is shown in ${holder}`);
    }
  }
});

test("of the clauses that quotations name, only preambles and endings lack a line of their own", () => {
  const without = quoted.filter(({ id, ref }) => page.partOf(sources[id], ref) < 0).map(({ id, ref }) => `${id} ${ref}`);
  const unknown = [...new Set(without)].filter((one) => !/ (前言|结尾|通知)$/.test(one));
  assert.deepEqual(unknown, []);
});

/** From any page to the list of documents, and into one. */
async function openDocument(page, id) {
  await page.click(".footer-about");
  await page.click(`#about-open-${id}`);
  await page.waitForSelector(".full-text");
}

suite("pages beside the journey", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test("the page counts what it knows, and says five sentences on privacy in both languages", () =>
    withPage(browser, {}, async (page) => {
      await page.click(".footer-about");
      assert.equal(await title(page), "关于本工具");
      const counts = (await page.$$eval(".about-counts strong", (all) => all.map((one) => Number(one.textContent)))).slice(3);
      const { regions, measures: kinds, facts } = catalogue();
      assert.deepEqual(counts, [regions.length, documents.length, kinds.length, facts.filter(({ derived }) => derived !== true).length]);
      for (const [end, other] of [["。", "English"], [".", "中文"]]) {
        const sentences = await page.$$eval("#about-privacy ~ ul li", (all) => all.map((one) => one.textContent));
        assert.equal(sentences.length, 5);
        for (const sentence of sentences) {
          assert.equal(sentence.split(end).length, 2, sentence);
          assert.ok(sentence.endsWith(end));
        }
        assert.equal(await page.textContent(".language"), other);
        await page.click(".language");
      }
    }));

  test("the list tells of every document what the core tells, and opens it", () =>
    withPage(browser, { viewport: DESKTOP }, async (page, seen) => {
      const loaded = seen.requests.length;
      await page.click(".footer-about");
      for (const { id, title: name, issuer, number, region } of documents) {
        const card = page.locator(".document", { has: page.locator(`#about-open-${id}`) });
        const words = await card.textContent();
        const rules = assess(region === null ? {} : { region }, TODAY).measures.filter(({ document }) => document === id).length;
        for (const one of [name, issuer, number, `${sources[id].clauses} 项，据以列出措施 ${rules} 项`]) {
          assert.ok(words.includes(one), `${id}: ${one}`);
        }
        await page.click(`#about-open-${id}`);
        await page.waitForSelector(".full-text");
        assert.equal(await title(page), name);
        assert.ok(await page.evaluate(() => document.activeElement === document.querySelector("h1")));
        const shown = await page.$eval(".full-text", (text) => {
          const copy = text.cloneNode(true);
          copy.querySelectorAll(".rests").forEach((note) => note.remove());
          return copy.textContent;
        });
        assert.equal(plain(shown), plain(sources[id].blocks.flatMap(({ texts }) => texts).join("")), id);
        await fitsWidth(page);
        await page.goBack();
        await page.waitForSelector(`#about-open-${id}`);
        assert.equal(await page.evaluate(() => document.activeElement.id), `about-open-${id}`, "back at the button that was pressed");
      }
      assert.equal(seen.requests.length, loaded, "no request");
      assert.deepEqual([seen.console, seen.errors, seen.violations], [[], [], []]);
    }));

  test("a clause quoted with a measure is shown in its document, and Back leads to the card as it was", () =>
    withPage(browser, {}, async (page) => {
      await toResult(page, { region: "daxing" });
      const card = page.locator(".measure-applies").first();
      await card.locator(".measure-toggle").click();
      await card.locator(".in-full-text").first().click();
      await page.waitForSelector("#sought:focus");
      const quote = await page.evaluate(() => [...document.querySelectorAll(".sought")].map((one) => one.textContent).join(""));
      assert.ok(quoted.some((one) => plain(one.quote) === plain(quote)), quote);
      const place = await page.$eval("#sought", (one) => ({ top: one.getBoundingClientRect().top, high: innerHeight }));
      assert.ok(place.top >= 0 && place.top < place.high, JSON.stringify(place));
      assert.equal(await page.$(".steps"), null, "no steps beside the journey");
      await page.goBack();
      await resultDrawn(page);
      assert.ok(await page.evaluate(() => document.activeElement.matches(".in-full-text")));
      const open = (await measures(page)).filter((one) => one.open);
      assert.equal(open.length, 1);
      assert.ok(await page.evaluate(() => { const { top, bottom } = document.activeElement.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }));
      assert.match(await page.title(), /自查结果/);
    }));

  test("a question comes back with what was chosen and not yet sent, and the answers are kept", () =>
    withPage(browser, {}, async (page) => {
      await describe(page);
      await confirmIndustry(page);
      await chooseRegion(page, "jiangbei");
      const first = await askedFact(page);
      await answer(page, FOUNDER[first]);
      await page.waitForFunction((old) => document.querySelector("form .choice-input").name !== old, first);
      const fact = await askedFact(page);
      await page.check("form input[value='?unsure']");
      await openDocument(page, "jiangbei");
      await page.click(".back");
      await page.waitForSelector(".about-counts");
      await page.click(".back");
      await page.waitForSelector(".about-counts", { state: "detached" });
      assert.equal(await askedFact(page), fact);
      assert.ok(await page.isChecked("form input[value='?unsure']"));
      assert.equal(await page.evaluate(() => document.activeElement.className), "text-button footer-about");
      await submit(page);
      await page.waitForFunction((old) => document.querySelector("form .choice-input[name]")?.name !== old, fact);
    }));

  test("before the core is there the page is promised, and shows once it is; what was sent waits till one is back", () => {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    const prepare = (page) => page.route("**/*.wasm", async (route) => void (await held, await route.continue()));
    return withPage(browser, { prepare, shown: "textarea" }, async (page) => {
      await page.fill("textarea", "从事集成电路晶圆制造、封装测试及销售");
      await submit(page);
      await page.click(".footer-about");
      assert.equal(await title(page), "正在载入");
      await assertAccessible(page, "waiting");
      release();
      await page.waitForSelector(".about-counts");
      assert.ok(await page.evaluate(() => document.activeElement === document.querySelector("h1")));
      await page.goBack();
      await page.waitForSelector("#industry-0");
    });
  });

  test("without the full texts all else works, and the page says what is missing", () =>
    withPage(browser, { prepare: (page) => page.route("**/documents.js", (route) => route.abort()) }, async (page) => {
      await page.click(".footer-about");
      await page.click("#about-open-beibei");
      assert.match(await page.textContent(".callout"), /没能载入/);
      await assertAccessible(page, "no texts");
      await page.goBack();
      await page.goBack();
      await toResult(page, { region: "beibei" });
      assert.ok((await measures(page)).length > 0);
    }));

  test("until the full texts are there, the page says so", () => {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    const prepare = (page) => page.route("**/documents.js", async (route) => void (await held, await route.continue()));
    return withPage(browser, { prepare, shown: "textarea" }, async (page) => {
      await page.click(".footer-about");
      await page.click("#about-open-ningbo");
      assert.match(await page.textContent(".callout"), /还在载入/);
      assert.equal(await page.getAttribute("html", "data-ready"), null);
      release();
      await page.waitForSelector(".full-text");
      await page.waitForSelector("html[data-ready]", { state: "attached" });
    });
  });

  test("by keyboard: into a document, along its contents, and back", () =>
    withPage(browser, { viewport: DESKTOP }, async (page) => {
      await page.focus(".footer-about");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".about-counts");
      await page.focus("#about-open-shuocheng");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".full-text");
      await page.focus(".contents-list li:last-child a");
      await page.keyboard.press("Enter");
      const place = await page.evaluate(() => ({ words: document.activeElement.textContent, top: document.activeElement.getBoundingClientRect().top, hash: location.hash }));
      assert.match(place.words, /^（三）营造舆论氛围/);
      assert.ok(place.top >= 0 && place.top < 800);
      assert.equal(place.hash, "");
      await page.focus(".to-contents");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "contents");
      await page.focus(".back");
      await page.keyboard.press("Enter");
      await page.waitForSelector("#about-open-shuocheng");
    }));

  for (const lang of ["zh", "en"]) {
    for (const [name, look] of Object.entries(LOOKS)) {
      test(`accessible, valid, ${lang === "en" ? "English, " : ""}as wide as the window: ${lang}, ${name}`, () =>
        withPage(browser, { viewport: name === "normal" ? SMALLEST : PHONE }, async (page) => {
          if (lang === "en") {
            await page.click(".language");
          }
          await setLook(page, look);
          const check = async (where) => {
            await assertAccessible(page, where);
            await fitsWidth(page);
            if (lang === "en") {
              await assertEnglish(page);
            }
            const small = await page.$$eval(".reading button, .contents-list a, .footer-about, .to-contents", (all) =>
              all.filter((one) => one.offsetParent !== null).map((one) => [one.textContent, Math.round(one.getBoundingClientRect().height)]),
            );
            const least = name === "elder" ? 60 : 44;
            assert.deepEqual(small.filter(([, height]) => height < least), [], where);
          };
          await page.click(".footer-about");
          await page.click(".contents-toggle");
          await check("about");
          if (name === "normal") {
            await assertValidPage(page, "about");
          }
          await page.click("#about-open-daxing");
          await page.waitForSelector(".full-text");
          await page.click(".contents-toggle");
          await check("daxing");
          if (name === "normal") {
            await assertValidPage(page, "daxing");
          }
        }));
    }
  }
});
