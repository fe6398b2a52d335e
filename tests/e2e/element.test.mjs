// The element <policy-checker> in pages of others: their policies, their styles, their frameworks.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { AXE_FILE, DESKTOP, launch, PHONE, withPage } from "./support/browser.mjs";
import { examplePack, ready, throughTo, withHost } from "./support/host.mjs";

const SCRIPT = '<script type="module" src="checker/policy-checker.js"></script>';
const PORTAL = `<main><h1>某区政务服务</h1><p>办事指南</p><policy-checker></policy-checker></main>`;

/** What the documentation says that a page has to allow, with WebAssembly and without. */
const WASM = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:";
const JS = "script-src 'self'; style-src 'self'; img-src 'self' data:";
const POLICIES = [
  ["no policy", undefined, "", "wasm"],
  ["the site itself and WebAssembly", "default-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:", "", "wasm"],
  ["nothing but what the documentation says", `default-src 'none'; ${WASM}`, "", "wasm"],
  ["no WebAssembly", `default-src 'none'; ${JS}`, ' engine="js"', "js"],
  ["no request by script", `default-src 'none'; ${JS}; connect-src 'none'; base-uri 'none'; form-action 'none'`, ' engine="js"', "js"],
  ["trusted types", `default-src 'none'; ${WASM}; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`, "", "wasm"],
];

const statuses = (element) => element.locator(".measure").evaluateAll((rows) => rows.map((row) => `${row.querySelector(".measure-body").id} ${row.className}`));

suite("the element", () => {
  let browser;
  let expected;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  for (const [name, csp, attributes, engine] of POLICIES) {
    test(`under a policy that allows: ${name}`, () =>
      withHost({ pages: { "": { csp, head: SCRIPT, html: PORTAL.replace("<policy-checker", `<policy-checker${attributes}`) } } }, async (address) => {
        await withPage(browser, { address, shown: "policy-checker", viewport: DESKTOP }, async (page, seen) => {
          const element = await ready(page);
          assert.equal(await element.locator("[data-engine]").getAttribute("data-engine"), engine);
          const loaded = seen.requests.length;
          await throughTo(element);
          expected ??= await statuses(element);
          assert.ok(expected.length > 20);
          assert.deepEqual(await statuses(element), expected, "the same result under every policy");
          assert.deepEqual([seen.console, seen.errors, seen.violations], [[], [], []]);
          assert.deepEqual(seen.requests.slice(loaded).filter((url) => !url.startsWith("data:")), [], "nothing is asked for once it is ready");
          assert.equal(await page.evaluate(() => location.hash + history.length + document.title), "2门户", "address, history and title are the host's");
        });
      }));
  }

  test("without being told, it runs as JavaScript where no WebAssembly may", () =>
    withHost({ pages: { "": { csp: `default-src 'none'; ${JS}`, head: SCRIPT, html: PORTAL } } }, async (address) => {
      await withPage(browser, { address, shown: "policy-checker" }, async (page) => {
        const element = await ready(page);
        assert.equal(await element.locator("[data-engine]").getAttribute("data-engine"), "js");
      });
    }));

  test("a link inside it shows where the element cannot run, and nowhere else", () =>
    withHost({ pages: { "": { head: SCRIPT, html: '<policy-checker><a href="#plain">文字版</a></policy-checker>' } } }, async (address) => {
      const isShown = (page) => page.locator("a[href='#plain']").isVisible();
      await withPage(browser, { address, shown: "policy-checker" }, async (page) => {
        await ready(page);
        assert.equal(await isShown(page), false);
      });
      const prepare = (page) => page.addInitScript(() => delete window.customElements);
      await withPage(browser, { address, shown: "policy-checker", prepare }, async (page, seen) => {
        await page.waitForLoadState("networkidle");
        assert.equal(await isShown(page), true);
        assert.deepEqual([seen.console, seen.errors, seen.violations], [[], [], []]);
      });
    }));

  test("axe finds nothing on any step, in narrow and wide hosts, in both languages", () =>
    withHost({ pages: { zh: { head: SCRIPT, html: PORTAL }, en: { lang: "en", head: SCRIPT, html: PORTAL.replace("<policy-checker", '<policy-checker lang="en"') } } }, async (address) => {
      for (const [lang, viewport] of [["zh", PHONE], ["en", DESKTOP]]) {
        await withPage(browser, { address: `${address}${lang}`, shown: "policy-checker", viewport }, async (page) => {
          const element = await ready(page);
          await page.addScriptTag({ path: AXE_FILE });
          const check = async () => {
            const found = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target).join(" ")}`));
            assert.deepEqual(found, [], await element.locator("h1").textContent());
            const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            assert.ok(over <= 0, `${over} px too wide`);
          };
          await check();
          await throughTo(element);
          await check();
          await element.locator(".measure-toggle").first().click();
          await check();
        });
      }
    }));

  test("a host that unsets everything, sets everything and writes from right to left changes nothing in it", () =>
    withHost(
      {
        pages: {
          plain: { head: SCRIPT, html: PORTAL },
          unset: { head: `<link rel="stylesheet" href="unset.css">${SCRIPT}`, html: PORTAL },
          set: { dir: "rtl", head: `<link rel="stylesheet" href="set.css">${SCRIPT}`, html: PORTAL },
        },
        files: {
          "unset.css": "* { all: unset }",
          "set.css":
            "html { font-size: 62.5% } * { font: italic 30px cursive !important; color: red !important; letter-spacing: 1em; text-transform: uppercase; line-height: 3; text-align: right; visibility: visible; box-sizing: content-box; word-spacing: 2em } button, input, h1, p { margin: 40px; border: 9px solid blue } policy-checker { display: inline; padding: 0 }",
        },
      },
      async (address) => {
        const looks = [];
        for (const path of ["plain", "unset", "set"]) {
          await withPage(browser, { address: address + path, shown: "policy-checker", viewport: DESKTOP }, async (page) => {
            const element = await ready(page);
            await throughTo(element);
            looks.push(
              await element.locator("h1, .summary, .button, .measure-toggle, .note").evaluateAll((all) =>
                all.slice(0, 60).map((one) => {
                  const style = getComputedStyle(one);
                  return ["fontSize", "fontStyle", "fontFamily", "color", "letterSpacing", "wordSpacing", "textTransform", "lineHeight", "direction", "textAlign", "marginTop", "borderTopWidth", "display"].map((name) => style[name]).join(" ");
                }),
              ),
            );
            assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("policy-checker")).display), "block");
          });
        }
        assert.deepEqual(looks[1], looks[0]);
        assert.deepEqual(looks[2], looks[0]);
      },
    ));

  test("a host without a doctype changes nothing in it, and one that zooms lets it be set out by the room that there is", () =>
    withHost(
      {
        pages: { plain: { head: SCRIPT, html: PORTAL }, zoomed: { head: `<link rel="stylesheet" href="zoom.css">${SCRIPT}`, html: PORTAL } },
        files: { "zoom.css": "body { zoom: 1.5 }", "old.html": `<html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title><link rel="icon" href="data:,">${SCRIPT}</head><body text="red">${PORTAL}</body></html>` },
      },
      async (address) => {
        const looks = [];
        for (const path of ["plain", "old.html"]) {
          await withPage(browser, { address: address + path, shown: "policy-checker", viewport: DESKTOP }, async (page) => {
            const element = await ready(page);
            await throughTo(element);
            looks.push(
              await element.locator("h1, .button, .measure-toggle, .note, table, th, td, caption, input, textarea").evaluateAll((all) =>
                all.map((one) => {
                  const style = getComputedStyle(one);
                  return ["tagName", "className"].map((name) => one[name]).concat(["fontSize", "fontWeight", "color", "lineHeight", "textAlign", "whiteSpace", "boxSizing"].map((name) => style[name])).join(" ");
                }),
              ),
            );
            looks.push(await page.evaluate(() => document.compatMode));
          });
        }
        assert.deepEqual([looks[1], looks[3]], ["CSS1Compat", "BackCompat"]);
        assert.ok(looks[0].some((look) => look.startsWith("TABLE")));
        assert.deepEqual(looks[2], looks[0]);
        await withPage(browser, { address: `${address}zoomed`, shown: "policy-checker", viewport: { width: 1000, height: 800 } }, async (page) => {
          const element = await ready(page);
          const { classes, width } = await element.locator(".policy-checker-box").evaluate((box) => ({ classes: box.className, width: box.clientWidth }));
          assert.ok(width < 700, String(width));
          assert.equal(classes, "policy-checker-box from-40");
        });
      },
    ));

  test("scripts of the host that take keys, selections and names for themselves do not take them from its fields", () =>
    withHost(
      {
        pages: { "": { head: `<script src="taking.js"></script>${SCRIPT}`, html: PORTAL }, json: { head: `<script src="json.js"></script>${SCRIPT}`, html: PORTAL } },
        files: {
          "taking.js": `window.keys = [];
            Object.prototype.extend = Object.prototype.each = Array.prototype.contains = function () {};
            document.onkeydown = ({ key, target }) => { keys.push(key); return target.tagName === "TEXTAREA"; };
            document.onselectstart = document.oncopy = document.onpaste = () => false;`,
          "json.js": "Array.prototype.toJSON = function () { return String(this); };",
        },
      },
      async (address) => {
        await withPage(browser, { address, shown: "policy-checker", viewport: DESKTOP }, async (page, seen) => {
          const element = await ready(page);
          await element.locator("textarea").click();
          await page.keyboard.type("s/从事集成电路晶圆制造x");
          await page.keyboard.press("Backspace");
          await page.keyboard.press("Escape");
          assert.equal(await element.locator("textarea").inputValue(), "s/从事集成电路晶圆制造");
          assert.deepEqual(await page.evaluate(() => window.keys), ["Escape"], "what leads out of a field goes on");
          for (const type of ["selectstart", "copy", "paste"]) {
            assert.ok(await element.locator("h1").evaluate((one, name) => one.dispatchEvent(new Event(name, { bubbles: true, composed: true, cancelable: true })), type), type);
          }
          await throughTo(element);
          assert.ok((await statuses(element)).length > 20);
          assert.deepEqual([seen.console, seen.errors], [[], []]);
        });
        await withPage(browser, { address: `${address}json`, shown: "policy-checker" }, async (page, seen) => {
          await ready(page);
          assert.match(seen.console.join(), /toJSON of this page's lists or texts .* take the frame/);
        });
      },
    ));

  test("two on a page go their own ways, with packs of their own", async () => {
    const pack = await examplePack();
    const html = '<h1>两区</h1><policy-checker id="one" packs="pack.json" region="example-district"></policy-checker><policy-checker id="two" region="beibei" region-fixed lang="en"></policy-checker>';
    await withHost({ pages: { "": { head: SCRIPT, html } }, files: { "pack.json": pack } }, async (address) => {
      await withPage(browser, { address, shown: "policy-checker", viewport: DESKTOP }, async (page, seen) => {
        const [one, two] = [await ready(page, "#one"), await ready(page, "#two")];
        await throughTo(one, { region: "example-district" });
        assert.equal(await two.locator("h1").textContent(), "What does the business do?");
        await throughTo(two, { region: null });
        const documents = (element) => element.locator(".measure-body").evaluateAll((all) => all.map(({ id }) => id));
        const has = async (element, document) => (await documents(element)).some((id) => id.includes(`-${document}-`));
        assert.deepEqual([await has(one, "example-district"), await has(two, "example-district"), await has(two, "beibei")], [true, false, true]);
        await two.locator(".language").click();
        assert.ok((await two.locator(".summary").textContent()).includes("北碚"));
        assert.deepEqual([seen.console, seen.errors], [[], []]);
      });
    });
  });

  test("taken out and put in again it goes on where it was; another of it begins anew", () =>
    withHost({ pages: { "": { head: SCRIPT, html: `${PORTAL}<section></section>` } } }, async (address) => {
      await withPage(browser, { address, shown: "policy-checker" }, async (page, seen) => {
        const element = await ready(page);
        await throughTo(element);
        const before = await statuses(element);
        await page.evaluate(() => document.querySelector("section").appendChild(document.querySelector("policy-checker")));
        assert.deepEqual(await statuses(await ready(page, "section policy-checker")), before, "moved");
        await page.evaluate(async () => {
          window.kept = document.querySelector("policy-checker");
          window.kept.remove();
          await new Promise((resolve) => setTimeout(resolve, 50));
          document.querySelector("main").appendChild(window.kept);
        });
        assert.deepEqual(await statuses(await ready(page, "main policy-checker")), before, "after a while");
        await element.locator(".back").click();
        await element.locator(".check-go").waitFor();
        await page.evaluate(() => window.kept.replaceWith(document.createElement("policy-checker")));
        await ready(page);
        assert.equal(await element.locator("h1").textContent(), "企业是做什么的？");
        assert.deepEqual([seen.console, seen.errors], [[], []]);
      });
    }));

  test("on a slow line what was written meanwhile goes on by itself", () =>
    withHost({ delay: 1200, pages: { "": { head: SCRIPT, html: PORTAL } } }, async (address) => {
      await withPage(browser, { address, shown: "policy-checker" }, async (page) => {
        const element = page.locator("policy-checker");
        await element.locator("textarea").fill("从事集成电路晶圆制造");
        await element.locator("form button[type=submit]").click();
        await element.locator("#industry-0").waitFor();
      });
    }));

  test("what the host sets wrong is said on the console, and left as it is without", async () => {
    const html = '<h1>门户</h1><policy-checker lang="fr" region="atlantis" region-fixed hide="header everything" theme="pink" size="8" engine="cobol" packs="none.json bad.json" page="javascript:alert(1)" regoin="beibei" accent="#fff" data-region="beibei" class="own" title="" data-v-7="" x-data="" onclick=""></policy-checker>';
    await withHost({ pages: { "": { head: SCRIPT, html } }, files: { "bad.json": '{"document": 7}' } }, async (address) => {
      await withPage(browser, { address, shown: "policy-checker" }, async (page, seen) => {
        const element = await ready(page);
        await throughTo(element);
        const warned = seen.console.filter((line) => line.startsWith("warning: policy-checker: ")).join("\n");
        for (const word of ["lang=", "atlantis", "everything", "theme=", "size=", "engine=", "none.json: HTTP 404", "pack 1:", "page=", 'regoin="beibei": no such option', "--policy-checker-accent", "write region"]) {
          assert.ok(warned.includes(word), `${word}: ${warned}`);
        }
        for (const word of ["class=", "title=", "data-v-7", "x-data", "onclick"]) {
          assert.ok(!warned.includes(word), `${word}: ${warned}`);
        }
        assert.deepEqual(seen.errors, []);
        assert.equal(await element.locator(".mark").count(), 0, "what was set right counts");
      });
    });
  });

  test("properties and attributes are one; the events say that something happened and nothing of it", () =>
    withHost({ pages: { "": { head: SCRIPT, html: PORTAL } } }, async (address) => {
      await withPage(browser, { address, shown: "policy-checker" }, async (page) => {
        await ready(page);
        const reflected = await page.evaluate(() => {
          const element = document.createElement("policy-checker");
          element.region = "daxing";
          element.regionFixed = true;
          element.text = "书店";
          element.lang = "en";
          const attributes = element.getAttributeNames().map((name) => `${name}=${element.getAttribute(name)}`).sort();
          element.setAttribute("size", "elder");
          const size = element.size;
          element.region = null;
          element.regionFixed = false;
          window.heard = [];
          for (const name of ["ready", "resize", "done", "result"]) {
            element.addEventListener(name, ({ type, detail }) => window.heard.push([type, detail]));
          }
          element.handover = "某区";
          element.removeAttribute("size");
          element.removeAttribute("lang");
          document.querySelector("policy-checker").replaceWith(element);
          return { attributes, size, left: element.getAttributeNames().sort() };
        });
        assert.deepEqual(reflected.attributes, ["lang=en", "region=daxing", "region-fixed=", "text=书店"].sort());
        assert.deepEqual([reflected.size, reflected.left], ["elder", ["handover", "text"]]);
        const element = await ready(page);
        assert.equal(await element.locator("textarea").inputValue(), "书店");
        await throughTo(element);
        const heard = (type) => page.evaluate((wanted) => window.heard.filter(([name]) => name === wanted), type);
        assert.deepEqual(await heard("ready"), [["ready", null]]);
        assert.deepEqual(await heard("done"), [["done", null]]);
        assert.ok((await heard("resize")).every(([, { height }]) => height > 100));
        assert.deepEqual(await heard("result"), [], "nothing before the press");
        const shown = await element.locator("#handover-text").inputValue();
        const hand = element.locator(".handover button");
        await hand.focus();
        await page.keyboard.press("Enter");
        await element.locator(".handover .note").waitFor();
        await page.keyboard.press("Enter");
        assert.deepEqual(await heard("result"), [["result", { text: shown }]], "what was shown, to the letter, and once");
        assert.equal(await hand.getAttribute("aria-disabled"), "true");
        assert.ok(await hand.evaluate((button) => button.getRootNode().activeElement === button), "the focus stays with whoever pressed");
        const told = JSON.parse(shown);
        assert.deepEqual([told.region, told.measures.length > 20, shown.includes("集成电路")], ["jiangbei", true, false]);
      });
    }));

  test("another district or other packs forget the answers, another language does not", () =>
    withHost({ pages: { "": { head: SCRIPT, html: PORTAL } } }, async (address) => {
      await withPage(browser, { address, shown: "policy-checker" }, async (page) => {
        const element = await ready(page);
        await throughTo(element);
        await page.evaluate(() => document.querySelector("policy-checker").setAttribute("lang", "en"));
        await page.locator("policy-checker [lang=en].policy-checker").waitFor();
        assert.equal(await (await ready(page)).locator(".summary").count(), 1);
        await page.evaluate(() => document.querySelector("policy-checker").setAttribute("region", "ningbo"));
        await page.locator("policy-checker textarea").waitFor();
        assert.equal(await element.locator(".summary").count(), 0);
      });
    }));

  test("the theme is set by custom properties and parts", () =>
    withHost(
      {
        pages: { "": { head: `<link rel="stylesheet" href="theme.css">${SCRIPT}`, html: PORTAL } },
        files: { "theme.css": "policy-checker { --policy-checker-accent: #a01414; --policy-checker-radius: 0px } policy-checker::part(primary) { text-transform: uppercase } policy-checker::part(question) { letter-spacing: 2px }" },
      },
      async (address) => {
        await withPage(browser, { address, shown: "policy-checker" }, async (page) => {
          const element = await ready(page);
          const look = (selector, name) => element.locator(selector).first().evaluate((one, wanted) => getComputedStyle(one)[wanted], name);
          assert.deepEqual(
            [await look(".button", "backgroundColor"), await look(".button", "borderRadius"), await look(".button", "textTransform"), await look("h1", "letterSpacing")],
            ["rgb(160, 20, 20)", "0px", "uppercase", "2px"],
          );
        });
      },
    ));

  test("what cannot be read of a theme is said and left out, also when it comes later; high contrast keeps its own colours", () =>
    withHost(
      {
        pages: { "": { head: `<link rel="stylesheet" href="theme.css">${SCRIPT}`, html: PORTAL } },
        files: {
          "theme.css":
            "policy-checker { --policy-checker-accent: #b45f06; --policy-checker-on-accent: #000; --policy-checker-accent-ink: #6b3800; --policy-checker-muted: #ccc; --policy-checker-radius: none } .later policy-checker { --policy-checker-muted: #333; --policy-checker-ink: #fff }",
        },
      },
      async (address) => {
        await withPage(browser, { address, shown: "policy-checker" }, async (page, seen) => {
          const element = await ready(page);
          const colour = (selector, name = "color") => element.locator(selector).first().evaluate((one, wanted) => getComputedStyle(one)[wanted], name);
          const said = () => seen.console.map((line) => line.replace(/^warning: policy-checker: --policy-checker-/, "").replace(/:.*; /, ": "));
          assert.deepEqual(said(), ["radius: 8px is taken", "muted: #4a5761 is taken"]);
          assert.deepEqual([await colour(".hint"), await colour(".button", "backgroundColor"), await colour(".button"), await colour(".button", "borderRadius")], ["rgb(74, 87, 97)", "rgb(180, 95, 6)", "rgb(0, 0, 0)", "8px"]);
          await page.emulateMedia({ contrast: "more", reducedMotion: "reduce" });
          await element.locator(".contrast").waitFor({ state: "attached" });
          assert.deepEqual([await colour(".button", "backgroundColor"), await colour(".button")], ["rgb(0, 49, 45)", "rgb(255, 255, 255)"]);
          await page.emulateMedia({ contrast: "no-preference" });
          await element.locator(".contrast").waitFor({ state: "detached" });
          await page.evaluate(() => document.body.classList.add("later"));
          await element.locator("textarea").fill("书店");
          assert.deepEqual([await colour(".hint"), await colour("h1")], ["rgb(51, 51, 51)", "rgb(23, 35, 43)"]);
          assert.deepEqual(said().slice(2), ["ink: #17232b is taken"]);
        });
      },
    ));

  test("parts that are left out leave nothing behind: no empty head, no switch of language, no step that is not asked", () =>
    withHost(
      {
        pages: {
          "": { head: SCRIPT, html: PORTAL.replace("<policy-checker", '<policy-checker hide="header language settings" region="beibei" region-fixed') },
          settings: { head: SCRIPT, html: PORTAL.replace("<policy-checker", '<policy-checker hide="header language"') },
        },
      },
      async (address) => {
        await withPage(browser, { address, shown: "policy-checker" }, async (page) => {
          const element = await ready(page);
          assert.equal(await element.locator(".header").count(), 0);
          assert.match(await element.locator(".steps-short").textContent(), /^第 1 步，共 4 步/);
          assert.deepEqual(await element.locator(".step").allTextContents(), ["经营内容", "所属产业", "具体情况", "自查结果"]);
          await throughTo(element, { region: null });
          assert.match(await element.locator(".steps-short").textContent(), /^第 4 步，共 4 步/);
          await element.locator("#footer-about").click();
          const privacy = await element.locator("section[aria-labelledby=about-privacy]").textContent();
          assert.ok(privacy.includes("其他单位的网页") && !privacy.includes("断网"), privacy);
        });
        await withPage(browser, { address: `${address}settings`, shown: "policy-checker" }, async (page) => {
          const element = await ready(page);
          assert.match(await element.locator(".steps-short").textContent(), /^第 1 步，共 5 步/);
          assert.equal(await element.locator(".language").count(), 0);
          await element.locator(".settings-open").click();
          assert.equal(await element.locator("#settings-size-elder").count(), 1);
          assert.equal(await element.locator("#settings-language-en").count(), 0);
        });
      },
    ));

  test("its sheet is printed from a window of its own, with the styles of paper", () =>
    withHost({ pages: { "": { csp: `default-src 'none'; ${WASM}`, head: SCRIPT, html: PORTAL } } }, async (address) => {
      await withPage(
        browser,
        { address, shown: "policy-checker", prepare: (page) => page.context().addInitScript(() => (window.print = () => (window.printed = true))) },
        async (page, seen, context) => {
          const element = await ready(page);
          await throughTo(element);
          const opening = context.waitForEvent("page");
          await element.getByRole("button", { name: "打印" }).click();
          const paper = await opening;
          await paper.waitForFunction(() => document.querySelector(".sheet") !== null && document.styleSheets.length === 1);
          assert.ok((await paper.textContent(".sheet")).includes("自查"));
          assert.ok(!(await paper.textContent("body")).includes("办事指南"));
          await paper.emulateMedia({ media: "print" });
          assert.equal(await paper.$eval(".sheet", (sheet) => getComputedStyle(sheet).display), "table");
          assert.deepEqual([seen.errors, seen.violations], [[], []]);
        },
      );
    }));
});
