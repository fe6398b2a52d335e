// The element as the package has it: what importing it does, what it asks for, and what is said of it.
import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { after, before, describe as suite, test } from "node:test";
import { join, posix } from "node:path";
import { ready } from "../e2e/support/through.mjs";
import { install, ROOT, run } from "./support/installed.mjs";
import { launch, opened } from "./support/opened.mjs";

/** How the element's files name each other. */
const NAMED = [/\bfrom ?"(\.[^"]+)"/g, /\bimport\("(\.[^"]+)"\)/g, /\bnew URL\("([^"]+)", ?import\.meta\.url\)/g];
const PAGE = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>门户</title><body></body></html>';

const names = (list) => list.map(({ name }) => name).sort();
const matches = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();
/** What the README says of the element. */
const elementPart = (readme) => readme.slice(readme.indexOf("## The element"), readme.indexOf("## What a checker does"));

suite("the element of the package", () => {
  let installed;
  let browser;
  let manifest;
  let said;
  let withWasm;
  let withoutWasm;
  before(async () => {
    installed = await install();
    browser = await launch();
    manifest = JSON.parse(await installed.text("package.json"));
    said = JSON.parse(await installed.text(manifest.customElements)).modules[0].declarations[0];
    await writeFile(join(installed.home, "index.html"), PAGE);
    const readme = await installed.text("README.md");
    const policies = [...elementPart(readme).matchAll(/^\| `(script-src [^`]+)` \|/gm)].map(([, policy]) => `default-src 'none'; ${policy}`);
    assert.equal(policies.length, 2);
    [withWasm, withoutWasm] = policies;
  });
  after(async () => {
    await browser?.close();
    await installed.remove();
  });

  test("is imported in Node without a DOM, and is one class however it is imported", async () => {
    const script = `
      import { PolicyCheckerElement as one } from "policy-checker/element";
      import { PolicyCheckerElement as two } from "policy-checker/define";
      import { PolicyCheckerElement as three } from "policy-checker/react";
      console.log(one === two && two === three, one.name !== "", "customElements" in globalThis, "document" in globalThis);`;
    await writeFile(join(installed.folder, "import.mjs"), script);
    assert.equal(await run("node", ["import.mjs"], { cwd: installed.folder }), "true true false false\n");
  });

  test("is defined by the modules that the manifest names as effectful, and by no other", async () => {
    for (const file of installed.files.filter((name) => /(?<!\.node)\.js$/.test(name))) {
      await opened(browser, installed.home, withWasm, async (page) => {
        const { added, exported, defined } = await page.evaluate(async (name) => {
          const before = Reflect.ownKeys(window);
          const module = await import(`./${name}`);
          return {
            added: Reflect.ownKeys(window).filter((key) => !before.includes(key)),
            exported: Object.keys(module).length,
            defined: customElements.get("policy-checker") !== undefined,
          };
        }, file);
        assert.deepEqual(added, [], file);
        // A script without exports is of no use but for what it does.
        assert.equal(manifest.sideEffects.includes(`./${file}`), defined || exported === 0, file);
      });
    }
  });

  test("takes up what was set on it before it was defined", () =>
    opened(browser, installed.home, withWasm, async (page) => {
      await page.evaluate(async () => {
        const element = document.createElement("policy-checker");
        element.region = "beibei";
        element.regionFixed = true;
        element.packs = [{ document: 7 }];
        document.body.appendChild(element);
        await import("./define.js");
        await customElements.whenDefined("policy-checker");
      });
      const element = await ready(page);
      assert.equal(await element.locator("[data-engine]").getAttribute("data-engine"), "wasm");
      const found = await page.$eval("policy-checker", (one) => [one.outerHTML, one.packs, Object.keys(one)]);
      assert.deepEqual(found, ['<policy-checker region="beibei" region-fixed=""></policy-checker>', [{ document: 7 }], []]);
    }, [/^policy-checker: pack 1:/]));

  test("as JavaScript takes nothing from what others loaded into the same script", () =>
    opened(browser, installed.home, withoutWasm, async (page, requests) => {
      const pack = await readFile(join(ROOT, "docs", "examples", "portal", "district.json"), "utf8");
      const regions = () => page.evaluate(() => window.plain.catalogue().regions.map(({ id }) => id));
      await page.evaluate(async (text) => {
        window.plain = await import("./policy_checker_plain.js");
        await window.plain.default();
        window.plain.loadPack(text);
        await import("./define.js");
        document.body.appendChild(document.createElement("policy-checker"));
      }, pack);
      const element = await ready(page);
      assert.equal(await element.locator("[data-engine]").getAttribute("data-engine"), "js");
      assert.ok((await regions()).includes("example-district"));
      assert.equal(requests.filter((file) => file === "policy_checker_plain.js").length, 1, "one copy for both");
      await element.locator("textarea").fill("从事集成电路晶圆制造");
      await element.locator("form button[type=submit]").click();
      await element.locator("#industry-0").check();
      await element.locator("form button[type=submit]").click();
      const offered = await element.locator("input[name=region]").evaluateAll((all) => all.map(({ value }) => value));
      assert.ok(offered.includes("beibei") && !offered.includes("example-district"), String(offered));
    }));

  test("loads the files that both READMEs name for a host, and no others", async () => {
    const queue = ["define.js"];
    const reached = new Set();
    while (queue.length > 0) {
      const file = queue.pop();
      if (!reached.has(file)) {
        reached.add(file);
        const text = file.endsWith(".js") ? await installed.text(file) : "";
        queue.push(...NAMED.flatMap((pattern) => matches(text, pattern)).map((name) => posix.normalize(name)));
      }
    }
    const files = [...reached].sort();
    const examples = await readFile(join(ROOT, "docs", "examples", "README.md"), "utf8");
    assert.deepEqual(matches(examples, /^policy-checker\/(.+)$/gm), files);
    const readme = await installed.text("README.md");
    assert.deepEqual(matches(elementPart(readme), /^\| `([\w.-]+\.(?:js|css|wasm))` \|/gm), files);
  });

  suite("is described in custom-elements.json", () => {
    test("with every attribute that it observes, and a property for each", async () => {
      const { PolicyCheckerElement } = await installed.import("element.js");
      const observed = [...PolicyCheckerElement.observedAttributes].sort();
      assert.deepEqual(names(said.attributes), observed);
      const fields = names(said.members.filter(({ kind }) => kind === "field"));
      // `lang` is a property of every element.
      assert.deepEqual(fields, said.attributes.map(({ fieldName }) => fieldName).filter((name) => name !== "lang").sort());
      const { prototype } = PolicyCheckerElement;
      for (const { name, kind } of said.members) {
        assert.ok(kind === "method" ? typeof prototype[name] === "function" : Object.getOwnPropertyDescriptor(prototype, name)?.set, name);
      }
    });

    test("with the values that the attributes take", async () => {
      const source = await Promise.all(["options.ts", "settings/appearance.ts", "engine/choice.ts"].map((file) => readFile(join(ROOT, "www", "src", file), "utf8")));
      const listed = (name) => [...source.join("").match(new RegExp(`${name} = ([^;]+)`))[1].matchAll(/"([^"]+)"/g)].map(([, value]) => value);
      const typed = (attribute) => [...said.attributes.find(({ name }) => name === attribute).type.text.matchAll(/"([^"]+)"/g)].map(([, value]) => value);
      assert.deepEqual(typed("theme"), listed("THEMES"));
      assert.deepEqual(typed("size"), listed("SIZES"));
      assert.deepEqual(typed("engine"), listed("EngineKind"));
      assert.ok(said.attributes.find(({ name }) => name === "hide").description.endsWith(`: ${listed("PARTS").join(" ")}`));
    });

    test("with every custom property that its styles read and its theme lists", async () => {
      const theme = await readFile(join(ROOT, "www", "src", "embed", "theme.ts"), "utf8");
      const expected = matches(theme.slice(0, theme.indexOf("as const")), /"([a-z-]+)"/g).map((name) => `--policy-checker-${name}`);
      assert.deepEqual(names(said.cssProperties), expected);
      assert.deepEqual(matches(await installed.text("element.css"), /(--policy-checker-[a-z-]+)/g), expected);
    });

    test("with every part of its views", async () => {
      const folder = join(ROOT, "www", "src");
      const views = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".tsx"));
      const text = (await Promise.all(views.map((name) => readFile(join(folder, name), "utf8")))).join("");
      assert.deepEqual(names(said.cssParts), matches(text, /\bpart="([^"]+)"/g));
    });

    test("with every event that it is typed for", async () => {
      const [, map] = (await installed.text("element.d.ts")).match(/interface PolicyCheckerEventMap [^{]*\{([^]*?)\n\}/);
      assert.deepEqual(names(said.events), matches(map, /^ {4}readonly (\w+): CustomEvent/gm));
    });

    test("and in the README, name by name, and no names but these", async () => {
      const readme = await installed.text("README.md");
      const part = elementPart(readme);
      const rows = (title) => matches(part.slice(part.indexOf(`| ${title} |`)).split("\n\n")[0], /^\| `([^`]+)`/gm);
      assert.deepEqual(rows("attribute"), names(said.attributes));
      assert.deepEqual(rows("event"), names(said.events));
      assert.deepEqual(rows("part"), names(said.cssParts));
      assert.deepEqual(matches(part, /`(--policy-checker-[a-z-]+)`/g), names(said.cssProperties));
    });
  });
});
