// The examples of docs/examples that show the element run as they stand, on the packed package and under the policies that their README names.
import assert from "node:assert/strict";
import { cp, mkdir, readFile } from "node:fs/promises";
import { after, before, describe as suite, test } from "node:test";
import { join } from "node:path";
import { ready, throughTo } from "../e2e/support/through.mjs";
import { install, ROOT, run } from "./support/installed.mjs";
import { launch, opened } from "./support/opened.mjs";

const README = await readFile(join(ROOT, "docs", "examples", "README.md"), "utf8");
const BUNDLED = ["react", "vue"];
const TSC = join(ROOT, "www", "node_modules", "typescript", "bin", "tsc");

/** The policy that the README names for an example. */
const policyOf = (name) => README.match(new RegExp(`^\\| ${name} \\| \`(default-src [^\`]+)\``, "m"))[1];
const engineOf = (element) => element.locator("[data-engine]").getAttribute("data-engine");

/** To the result, which is then handed over; gives what was shown for it. */
async function handedOver(element) {
  await throughTo(element, { region: null });
  const shown = await element.locator("#handover-text").inputValue();
  await element.locator(".handover button").click();
  return shown;
}

suite("the examples with the element", () => {
  let installed;
  let checker;
  let browser;
  const built = {};
  before(async () => {
    installed = await install();
    for (const name of BUNDLED) {
      built[name] = await installed.bundled(name);
    }
    const { Checker } = await installed.import("index.node.js");
    checker = await Checker.create();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await installed.remove();
  });

  for (const name of BUNDLED) {
    test(`${name}, bundled by Vite: what it sets reaches the element, and what is handed over reaches it`, () =>
      opened(browser, built[name], policyOf(name), async (page, requests) => {
        const element = await ready(page);
        assert.equal(await engineOf(element), "wasm");
        assert.ok(!requests.some((file) => /plain/.test(file)), String(requests));
        await throughTo(element, { region: null });
        const measures = await element.locator(".measure").count();
        await page.getByRole("button", { name: "中文 / English" }).click();
        await page.locator("policy-checker .policy-checker[lang=en]").waitFor();
        await ready(page);
        assert.equal(await element.locator(".measure").count(), measures, "the answers stay");
        const shown = await element.locator("#handover-text").inputValue();
        assert.equal(await page.textContent("output"), "");
        await element.locator(".handover button").click();
        await page.waitForFunction((text) => document.querySelector("output").textContent === text, shown);
        assert.equal(JSON.parse(shown).region, "jiangbei");
      }));
  }

  test("the types of the React example hold", async () => {
    await run("node", [TSC, "--project", join(built.react, "..")]);
  });

  /** A page without tools beside the files that the README names. */
  async function hosted(name) {
    const folder = await installed.example(name);
    await mkdir(join(folder, "policy-checker"));
    for (const file of README.match(/^policy-checker\/.+$/gm)) {
      await cp(join(installed.folder, "node_modules", file), join(folder, file));
    }
    return folder;
  }

  test("a portal with its own look and district is handed the result that was shown", async () => {
    const folder = await hosted("portal");
    const district = await readFile(join(folder, "district.json"), "utf8");
    assert.deepEqual(checker.checkPack(district), { ok: true, findings: [] });
    const { id } = checker.loadPack(district);
    await opened(browser, folder, policyOf("portal"), async (page) => {
      const element = await ready(page);
      assert.equal(await engineOf(element), "wasm");
      const look = (selector, property) => element.locator(selector).first().evaluate((one, name) => getComputedStyle(one)[name], property);
      assert.deepEqual([await look(".button", "backgroundColor"), await look(".button", "borderRadius"), await look("h1", "borderBottomWidth")], ["rgb(156, 28, 28)", "2px", "2px"]);
      const { region, measures } = JSON.parse(await handedOver(element));
      assert.equal(region, "example-district");
      assert.ok(measures.some(({ document }) => document === id), JSON.stringify(measures));
      assert.equal(await page.textContent("output"), `收到 ${measures.length} 项措施的自查结果`);
    });
  });

  test("two on one page, without WebAssembly, go their own ways", async () => {
    const folder = await hosted("two-widgets");
    await opened(browser, folder, policyOf("two-widgets"), async (page, requests) => {
      const [beibei, jiangbei] = [await ready(page, "policy-checker:nth-of-type(1)"), await ready(page, "policy-checker:nth-of-type(2)")];
      assert.deepEqual([await engineOf(beibei), await engineOf(jiangbei)], ["js", "js"]);
      assert.ok(!requests.some((file) => file.endsWith(".wasm")));
      await throughTo(beibei, { region: null });
      assert.equal(await jiangbei.locator("h1").textContent(), "What does the business do?");
      await throughTo(jiangbei, { region: null });
      assert.ok((await beibei.locator(".summary").textContent()).includes("北碚"));
      assert.ok((await jiangbei.locator(".summary").textContent()).includes("Jiangbei"));
      const grounds = await page.evaluate(() => [...document.querySelectorAll("policy-checker")].map((one) => getComputedStyle(one.shadowRoot.querySelector(".policy-checker")).backgroundColor));
      assert.notEqual(grounds[0], grounds[1]);
    });
  });
});
