// The core runs as WebAssembly where that can be had, else as plain JavaScript; the person gets the same answers either way.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { assertAccessible } from "./support/accessibility.mjs";
import { launch, SITE_URL, SMALLEST, withPage } from "./support/browser.mjs";
import { answerQuestions, chooseRegion, confirmIndustry, describe, fitsWidth, FOUNDER, measures, showResult, title, toResult } from "./support/journey.mjs";

const WASM = "**/policy_checker_bg.wasm";

/** The core that runs, and why. */
async function running(page) {
  return page.evaluate(() => [document.documentElement.dataset.engine, document.documentElement.dataset.engineReason ?? null]);
}

const POLICY = "content-security-policy";

/** Serves the page under another policy, in its header and in itself. */
function under(change) {
  return async (page) => {
    const response = await fetch(SITE_URL);
    const headers = { "content-type": response.headers.get("content-type"), [POLICY]: change(response.headers.get(POLICY)) };
    const body = (await response.text()).replace(/(Content-Security-Policy" content=")([^"]*)/, (_, before, policy) => before + change(policy));
    await page.route(SITE_URL, (route) => route.fulfill({ headers, body }));
  };
}

const withoutWasm = (policy) => policy.replace(" 'wasm-unsafe-eval'", "");
const strict = (policy) => withoutWasm(policy).replace("connect-src 'self'", "connect-src 'none'");

/** Serves other bytes for the core than those of the build. */
function damaged(change) {
  return async (page) => {
    const response = await fetch(new URL("policy_checker_bg.wasm", SITE_URL));
    const body = change(Buffer.from(await response.arrayBuffer()));
    await page.route(WASM, (route) => route.fulfill({ contentType: "application/wasm", body }));
  };
}

const truncated = damaged((bytes) => bytes.subarray(0, bytes.length / 2));
const corrupted = damaged((bytes) => {
  const other = Buffer.from(bytes);
  other[other.length >> 1] ^= 1;
  return other;
});
const another = damaged(() => Buffer.from("0061736d01000000", "hex"));
const missing = (page) => page.route(WASM, (route) => route.fulfill({ status: 404, body: "" }));
const unreachable = (page) => page.route(WASM, (route) => route.abort());
const removed = (page) => page.addInitScript(() => void delete window.WebAssembly);

const NOTICE = ".engine-notice";

suite("engines", () => {
  let browser;
  let usual;
  before(async () => {
    browser = await launch();
    await withPage(browser, {}, async (page, seen) => {
      assert.deepEqual(await running(page), ["wasm", null]);
      assert.equal(await page.$(NOTICE), null);
      await toResult(page);
      usual = await measures(page);
      assert.ok(!seen.requests.some((url) => url.endsWith("plain.js")), "what is not needed is not loaded");
    });
  });
  after(() => browser.close());

  for (const [name, prepare, reason, notice] of [
    ["in a browser without WebAssembly", removed, "absent", null],
    ["under a policy that forbids WebAssembly", under(withoutWasm), "blocked", null],
    ["under the strict policy, which lets nothing be fetched", under(strict), "blocked", null],
    ["with the file of the core gone", missing, "missing", /没有取到/],
    ["with the file of the core out of reach", unreachable, "missing", /没有取到/],
    ["with the file of the core truncated", truncated, "damaged", /不完整/],
    ["with another module in place of the core", another, "damaged", /不完整/],
    ["with one bit of the core turned", corrupted, "damaged", /不完整/],
  ]) {
    test(`${name} the whole journey gives the same result`, () =>
      withPage(browser, { prepare, viewport: SMALLEST }, async (page, seen) => {
        assert.deepEqual(await running(page), ["js", reason]);
        const loaded = seen.requests.length;
        const said = await page.$$eval(NOTICE, (lines) => lines.map((line) => line.textContent));
        if (notice === null) {
          assert.deepEqual(said, []);
        } else {
          assert.equal(said.length, 1);
          assert.match(said[0], notice);
        }
        await fitsWidth(page);
        await assertAccessible(page, name);
        await toResult(page);
        assert.deepEqual(await measures(page), usual);
        assert.deepEqual(seen.errors, []);
        assert.deepEqual(seen.requests.slice(loaded).filter((url) => !url.startsWith("data:")), [], "a request after loading");
      }));
  }

  test("without WebAssembly and without the other form the page says so in plain words", () => {
    const prepare = async (page) => {
      await unreachable(page);
      await page.route("**/plain.js", (route) => route.abort());
    };
    return withPage(browser, { prepare, shown: ".callout-none" }, async (page) => {
      assert.equal(await title(page), "页面没能打开");
      assert.ok(await page.isVisible("text=重新载入"));
      await fitsWidth(page);
      await assertAccessible(page, "without a core");
    });
  });

  for (const [query, expected] of [
    ["?engine=js", ["js", "forced"]],
    ["?engine=wasm", ["wasm", "forced"]],
    ["?a=1&engine=js", ["js", "forced"]],
    ["?engine=asm", ["wasm", null]],
    ["?engine=jsx", ["wasm", null]],
  ]) {
    test(`the address may choose: ${query}`, () =>
      withPage(browser, { address: SITE_URL + query }, async (page, seen) => {
        assert.deepEqual(await running(page), expected);
        assert.deepEqual([seen.console, seen.errors, seen.violations], [[], [], []]);
      }));
  }

  test("WebAssembly that was asked for is not replaced", () => {
    const prepare = (page) => page.route(WASM, (route) => route.abort());
    return withPage(browser, { prepare, address: `${SITE_URL}?engine=wasm`, shown: ".callout-none" }, async (page) => {
      assert.equal(await title(page), "页面没能打开");
    });
  });

  test("the about page says which form runs and why", async () => {
    for (const [prepare, words] of [
      [async () => {}, /计算程序\s*WebAssembly/],
      [removed, /普通 JavaScript（[^）]*完全相同）。\s*这个浏览器没有 WebAssembly/],
      [under(strict), /安全策略不允许运行 WebAssembly/],
      [truncated, /WebAssembly 文件不完整/],
    ]) {
      await withPage(browser, { prepare }, async (page) => {
        await page.click("text=关于本工具");
        await page.waitForFunction(() => document.querySelector("h1").textContent.includes("关于"));
        assert.match(await page.innerText("main"), words);
      });
    }
  });

  test("a trap of the core costs no answer and changes no result", () => {
    /** Keeps the memory of the instance within the test's reach, and counts the instances that take its place. */
    const prepare = (page) =>
      page.addInitScript(() => {
        const instantiate = WebAssembly.instantiate;
        WebAssembly.instantiate = async (...given) => {
          const started = await instantiate.apply(WebAssembly, given);
          window.coreMemory = started.instance.exports.memory;
          return started;
        };
        window.renewed = 0;
        WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
          construct(Instance, given) {
            // With imports, it is the core; the page tries the empty module before.
            window.renewed += given.length > 1 ? 1 : 0;
            return new Instance(...given);
          },
        });
      });
    return withPage(browser, { prepare }, async (page, seen) => {
      const ruin = () => page.evaluate(() => void new Uint8Array(window.coreMemory.buffer).fill(0xff));
      await describe(page);
      await confirmIndustry(page);
      await chooseRegion(page, "jiangbei");
      await ruin();
      await answerQuestions(page, FOUNDER);
      await showResult(page);
      assert.equal(await page.evaluate(() => window.renewed), 1);
      assert.deepEqual(await measures(page), usual);
      assert.deepEqual(seen.errors, []);
    });
  });
});
