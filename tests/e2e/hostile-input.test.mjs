// Empty, huge, binary, torn and deeply nested input: through every function of the real core in the page, and through the
// page's own fields. Each time a clear error or an answer, and afterwards everything still works.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe as suite, test } from "node:test";
import { launch, ROOT, SITE_URL, withPage } from "./support/browser.mjs";
import { CHIP_MAKER, confirmIndustry, describe, submit } from "./support/journey.mjs";

/** Runs in the page: hostile values by name. Made there, since most of them cannot be sent there. */
function hostileValues() {
  const nested = (depth, wrap) => {
    let value = "x";
    for (let level = 0; level < depth; level += 1) {
      value = wrap(value);
    }
    return value;
  };
  const cycle = {};
  cycle.self = cycle;
  const bytes = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)).join("");
  return {
    undefined: undefined,
    null: null,
    empty: "",
    blank: " \n\t\u3000",
    "1 MB of one letter": "a".repeat(1 << 20),
    "1 MB of Chinese": "集".repeat(1 << 20),
    "64 KB exactly": "集".repeat(21845),
    binary: bytes.repeat(64),
    "lone high surrogate": "集成\ud800电路",
    "lone low surrogate": "\udc00",
    "reversed surrogates": "\udc00\ud800",
    "controls of direction": "\u202e\u2066集成电路\u2069",
    "nested JSON, open": "[".repeat(200_000),
    "nested JSON, closed": "[".repeat(60_000) + "]".repeat(60_000),
    "nested JSON object": '{"document":'.repeat(5_000) + "1" + "}".repeat(5_000),
    "JSON null": "null",
    "JSON with a hostile key": '{"__proto__":{"polluted":1},"constructor":1}',
    "nested array": nested(20_000, (inner) => [inner]),
    "nested object": nested(20_000, (inner) => ({ all: inner })),
    cycle,
    "not a number": Number.NaN,
    infinity: Infinity,
    "negative zero": -0,
    "big integer": 10n ** 40n,
    symbol: Symbol("x"),
    function: () => "x",
    date: new Date(Number.NaN),
    map: new Map([["region", "jiangbei"]]),
    "object with a throwing getter": Object.defineProperty({}, "region", {
      enumerable: true,
      get() {
        throw new TypeError("getter");
      },
    }),
    "object with a throwing toString": {
      toString() {
        throw new TypeError("toString");
      },
    },
    "proxy that throws": new Proxy({}, { get: () => { throw new TypeError("get"); }, ownKeys: () => { throw new TypeError("keys"); } }),
    "no prototype": Object.create(null),
    "hostile keys": JSON.parse('{"__proto__":{"a":1},"constructor":true,"toString":"x"}'),
    "unknown fact": { turnover: "high" },
    "wrong types": { region: 3, industries: "1.2", stage: ["operating"], "established-on": "2025-02-30", "four-new": null },
    "many keys": Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`key-${at}`, true])),
    "huge set": { industries: Array.from({ length: 200_000 }, () => "1.2.4") },
    "sparse array": new Array(1 << 20),
    limits: { limit: -1 },
    "limit of another type": { limit: "5" },
  };
}

suite("hostile input", () => {
  let browser;
  let glue;
  before(async () => {
    browser = await launch();
    glue = await readFile(join(ROOT, "pkg", "policy_checker.js"), "utf8");
  });
  after(() => browser.close());

  test("every exported function answers or throws its own error, and the core still works", () =>
    withPage(browser, { prepare: (page) => serveGlue(page, glue) }, async (page) => {
      await page.evaluate(`window.hostileValues = ${hostileValues}`);
      const { wrong, calls, exports } = await page.evaluate(attack, [new URL("policy_checker.js", SITE_URL).href, CHIP_MAKER]);
      for (const name of ["assess", "browse", "catalogue", "checkPack", "classify", "classifyCode", "find", "version"]) {
        assert.ok(exports.includes(name), `${name} is not exported`);
      }
      assert.ok(calls > 500, `${calls} calls`);
      assert.deepEqual(wrong, []);
    }));

  test("the text field takes anything, says what is wrong at the field, and the journey goes on", () =>
    withPage(browser, {}, async (page, seen) => {
      await page.evaluate(`window.hostileValues = ${hostileValues}`);
      const names = await page.evaluate(() => {
        window.texts = Object.entries(window.hostileValues()).filter(([, value]) => typeof value === "string");
        return window.texts.map(([name]) => name);
      });
      for (const [at, name] of names.entries()) {
        await page.evaluate((index) => {
          const field = document.querySelector("textarea");
          field.value = window.texts[index][1];
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }, at);
        await submit(page);
        await page.waitForFunction(() => document.querySelector(".field-error, #industry-0") !== null, null, { timeout: 10_000 });
        if ((await page.$("#industry-0")) !== null) {
          await page.goBack();
          await page.waitForSelector("textarea");
        } else {
          assert.ok((await page.textContent(".errors-list")).length > 5, name);
        }
      }
      await describe(page);
      await confirmIndustry(page);
      assert.deepEqual(seen.errors, []);
      assert.deepEqual(seen.console, []);
    }));

  test("too long is said so, with the limit; torn characters too", () =>
    withPage(browser, {}, async (page) => {
      for (const [text, words] of [["集".repeat(70_000), /最多 64 KB/], ["\ud800", /无法识别的字符/]]) {
        await page.evaluate((value) => {
          const field = document.querySelector("textarea");
          field.value = value;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }, text);
        await submit(page);
        await page.waitForFunction((source) => new RegExp(source).test(document.querySelector(".field-error")?.textContent), words.source);
      }
    }));

  test("markup in the text stays text", () =>
    withPage(browser, {}, async (page, seen) => {
      page.on("dialog", () => assert.fail("a script ran"));
      const markup = '集成电路制造<img src=x onerror=alert(1)><script>alert(1)</script>';
      await describe(page, markup);
      assert.equal((await page.textContent(".own-text-body")).trim(), markup);
      assert.equal(await page.$(".own-text-body img, .own-text-body script"), null);
      assert.deepEqual(seen.violations, []);
    }));

  test("a history entry that the page did not make is ignored", () =>
    withPage(browser, {}, async (page, seen) => {
      await describe(page);
      for (const state of [null, 1, "x", {}, { step: null }, { step: { name: "question" }, index: 1 }, { step: { name: "toString" }, index: 1 }]) {
        await page.evaluate((value) => window.dispatchEvent(new PopStateEvent("popstate", { state: value })), state);
      }
      await page.evaluate(() => {
        const state = { step: { name: "question", fact: "__proto__", change: false }, index: 1 };
        window.dispatchEvent(new PopStateEvent("popstate", { state }));
      });
      await page.waitForSelector("textarea");
      assert.deepEqual(seen.errors, []);
      await describe(page);
    }));
});

function serveGlue(page, glue) {
  return page.route("**/policy_checker.js", (route) => route.fulfill({ contentType: "text/javascript", body: glue }));
}

/** Runs in the page. */
async function attack([glue, chipMaker]) {
  const { default: init, initSync, ...core } = await import(glue);
  await init({ module_or_path: "./policy_checker_bg.wasm" });
  const values = window.hostileValues();
  const facts = { region: "jiangbei", industries: ["1.2.4"] };
  // Each hostile value stands in each place, the other places being right.
  const places = {
    classify: [(value) => [value], (value) => [chipMaker, value]],
    classifyCode: [(value) => [value], (value) => ["3973", value]],
    browse: [(value) => [value]],
    find: [(value) => [value], (value) => ["397", value]],
    assess: [
      (value) => [value, "2026-11-21"],
      (value) => [facts, value],
      (value) => [facts, "2026-11-21", value],
      (value) => [facts, "2026-11-21", [value]],
      (value) => [{ ...facts, host: value }, "2026-11-21"],
      (value) => [{ ...facts, contribution: value }, "2026-11-21"],
      (value) => [{ ...facts, contribution: [value] }, "2026-11-21"],
      (value) => [{ ...facts, "established-on": value }, "2026-11-21"],
    ],
    catalogue: [(value) => [value], (value) => [[value]]],
  };
  const right = () => JSON.stringify([core.classify(chipMaker), core.assess(facts, "2026-11-21"), core.browse("1.2.4")]);
  const before = right();
  const wrong = [];
  let calls = 0;
  for (const name of Object.keys(core)) {
    for (const [place, way] of (places[name] ?? [(value) => [value]]).entries()) {
      for (const [label, value] of Object.entries(values)) {
        const started = performance.now();
        calls += 1;
        try {
          core[name](...way(value));
        } catch (error) {
          const own = error instanceof Error && error.name === "PolicyCheckerError";
          const clear = own && /^[a-z]+(-[a-z]+)*$/.test(error.code) && error.message.length > 0;
          if (!clear || (error.path !== null && typeof error.path !== "string")) {
            wrong.push(`${name}, place ${place}, ${label}: ${String(error).slice(0, 200)}`);
          }
        }
        if (performance.now() - started > 5_000) {
          wrong.push(`${name}, place ${place}, ${label}: over five seconds`);
        }
      }
    }
  }
  if (right() !== before) {
    wrong.push("the core answers differently after it");
  }
  if ({}.polluted !== undefined) {
    wrong.push("the prototype of objects was changed");
  }
  return { wrong, calls, exports: Object.keys(core).sort() };
}
