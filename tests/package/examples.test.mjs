// The examples of docs/examples run as they stand, on the packed package: in Node, bundled by Vite, and on a page without tools.
import assert from "node:assert/strict";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { after, before, describe as suite, test } from "node:test";
import { join } from "node:path";
import { install, run } from "./support/installed.mjs";
import { launch, opened } from "./support/opened.mjs";

const TEXT = "从事集成电路晶圆制造";
const OTHERWISE = "style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const WITH_WASM = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ${OTHERWISE}`;
const WITHOUT_WASM = `default-src 'none'; script-src 'self'; ${OTHERWISE}`;

suite("the examples", () => {
  let installed;
  let checker;
  let browser;
  before(async () => {
    installed = await install();
    const { Checker } = await installed.import("index.node.js");
    checker = await Checker.create();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await installed.remove();
  });

  /** Opens a page whose core says that it runs. */
  const started = (folder, policy, body) =>
    opened(browser, folder, policy, async (page, requests) => {
      await page.waitForFunction(() => document.getElementById("engine").textContent !== "");
      await body(page, requests);
    });

  test("Node, without a DOM", async () => {
    const place = await installed.example("node");
    const told = (...args) => run("node", ["check.mjs", ...args], { cwd: place });
    const { settled } = checker.classify(TEXT);
    const lines = (await told(TEXT, "jiangbei")).trimEnd().split("\n");
    assert.equal(lines[0], `in: ${settled.code} ${settled.name}`);
    assert.match(lines.at(-1), /^next question: [a-z-]+ .+$/);
    await assert.rejects(told(TEXT, "atlantis"), /bad-facts at region: /);
  });

  test("the first one of the package's own page", async () => {
    const [, script] = (await installed.text("README.md")).match(/```js\n([^`]+)```/);
    await writeFile(join(installed.folder, "first.mjs"), script);
    const said = await run("node", ["first.mjs"], { cwd: installed.folder });
    const [, expected] = script.match(/\/\/ "(\w+)", \{ code: "1\.2\.4"/);
    assert.match(said, new RegExp(`^${expected} \\d+ .+？\n$`));
  });

  suite("Vite", () => {
    let built;
    before(async () => {
      built = await installed.bundled("vite");
    });

    for (const [engine, policy] of [
      ["wasm", WITH_WASM],
      ["js", WITHOUT_WASM],
    ]) {
      test(`bundled, under ${policy.match(/script-src[^;]*/)[0]}`, () =>
        started(built, policy, async (page, requests) => {
          assert.equal(await page.textContent("#engine"), `${engine} ${checker.version}`);
          await page.fill("#text", TEXT);
          await page.click("button");
          const { verdict, settled } = checker.classify(TEXT);
          assert.equal(await page.textContent("#answer"), `${verdict}: ${settled.code} ${settled.name}`);
          // Only the form that runs is loaded.
          assert.equal(requests.some((name) => name.endsWith(".wasm")), engine === "wasm");
          assert.equal(requests.some((name) => name.includes("plain")), engine === "js");
        }));
    }
  });

  suite("a plain page", () => {
    let folder;
    before(async () => {
      folder = await installed.example("plain-page");
      const readme = await readFile(join(folder, "README.md"), "utf8");
      const files = readme.match(/^policy-checker\/.+$/gm);
      await mkdir(join(folder, "policy-checker"));
      for (const file of files) {
        await cp(join(installed.folder, "node_modules", file), join(folder, file));
      }
    });

    test("falls to JavaScript by itself under a policy without WebAssembly, from the files that its README names", () =>
      started(folder, WITHOUT_WASM, async (page, requests) => {
        assert.equal(await page.textContent("#engine"), `js blocked ${checker.version}`);
        assert.ok(!requests.some((name) => name.endsWith(".wasm")));
        const today = await page.evaluate(() => new Date().toLocaleDateString("sv"));
        for (const { id } of checker.catalogue().regions) {
          await page.selectOption("#region", id);
          const facts = { region: id, stage: "operating", violation: "none", "red-lines": [] };
          const applies = checker.assess(facts, today).measures.filter(({ status }) => status === "applies");
          assert.deepEqual(await page.$$eval("#measures li", (items) => items.map((item) => item.textContent)), applies.map(({ label }) => label.zh), id);
        }
        assert.ok((await page.$$("#measures li")).length > 0);
      }));

    test("takes WebAssembly with the policy that its README gives for it", async () => {
      const readme = await readFile(join(folder, "README.md"), "utf8");
      const policy = readme.match(/`(script-src 'self' 'wasm-unsafe-eval'[^`]*)`/)[1];
      const allowing = join(installed.folder, "allowing");
      await cp(folder, allowing, { recursive: true });
      const before = await readFile(join(folder, "index.html"), "utf8");
      const changed = before.replace(/default-src 'none'; script-src 'self'/, `default-src 'none'; ${policy}`);
      assert.notEqual(changed, before);
      await writeFile(join(allowing, "index.html"), changed);
      await started(allowing, WITH_WASM, async (page, requests) => {
        assert.equal(await page.textContent("#engine"), `wasm null ${checker.version}`);
        assert.ok(!requests.some((name) => name.includes("plain")));
      });
    });
  });
});
