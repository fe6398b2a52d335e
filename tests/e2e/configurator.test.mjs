// The page that writes the code to embed the check: what one chooses shows, what one copies says the same, and what cannot be read is refused.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe as suite, test } from "node:test";
import { pathToFileURL } from "node:url";
import { AXE_FILE, DESKTOP, launch, PHONE, ROOT, SITE_URL, SMALLEST, withPage } from "./support/browser.mjs";
import { assertValid, assertValidPage } from "./support/markup.mjs";
import { assertEnglish } from "./support/english.mjs";
import { ready, readyFrame, withHost } from "./support/host.mjs";

const PAGE = new URL("embed.html", SITE_URL).href;
const { origin } = new URL(SITE_URL);
const AXE = await readFile(AXE_FILE, "utf8");
const SHOWN = "#element-markup, #faults";
const WAYS = ["link", "frame", "loader", "element"];

/** The page's own modules, as the page has them. */
async function modules() {
  const { build } = createRequire(join(ROOT, "www", "package.json"))("esbuild");
  const folder = await mkdtemp(join(tmpdir(), "configurator-"));
  const names = ["configurator/choices", "configurator/markup", "configurator/palette", "theme/colour", "theme/pairs", "theme/readable"];
  try {
    const entryPoints = names.map((name) => join(ROOT, "www", "src", `${name}.ts`));
    await build({ entryPoints, bundle: true, splitting: true, format: "esm", outdir: folder, outbase: join(ROOT, "www", "src"), outExtension: { ".js": ".mjs" } });
    return Object.assign({}, ...(await Promise.all(names.map((name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href)))));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const { contrast, mix, NOTHING_CHOSEN, paletteOf, policy, readableColours, readColour, snippet, weakPairs, writeColour, writeRatio, DEFAULTS, FIXED, faults } = await modules();
const BUILT = { version: "1.2.3", integrity: { "loader.js": "sha384-bG9hZGVy", "policy-checker.js": "sha384-ZWxlbWVudA==" }, name: "自查" };
const SITE = "https://check.example/";

/** Numbers that are drawn the same way each time. */
function drawing(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

suite("the theme", () => {
  test("has the contrast of WCAG: pairs that are known", () => {
    for (const [one, other, ratio] of [
      ["#000000", "#ffffff", 21],
      ["#777777", "#ffffff", 4.48],
      ["#767676", "#fff", 4.54],
      ["#ff0000", "#ffffff", 4.0],
      ["#0000ff", "#ffffff", 8.59],
      ["#00ff00", "#ffffff", 1.37],
      ["#123456", "#123456", 1],
    ]) {
      const found = contrast(readColour(one), readColour(other));
      assert.ok(Math.abs(found - ratio) < 0.01, `${one} on ${other}: ${found}`);
      assert.equal(found, contrast(readColour(other), readColour(one)));
    }
    assert.deepEqual(["#12345", "red", "#12345g", "", "rgb(0,0,0)", "#1234567"].map(readColour), Array(6).fill(null));
    assert.equal(writeRatio(4.4999), "4.49:1", "nothing is rounded up to enough");
  });

  test("without a choice is the theme of the styles, and is strong enough", () => {
    assert.deepEqual(weakPairs(paletteOf({})), []);
    assert.deepEqual(paletteOf({}), DEFAULTS);
  });

  test("whatever the accent, what follows from it holds; only the accent itself can be too weak", () => {
    const draw = drawing(7);
    let sound = 0;
    for (let at = 0; at < 3000; at += 1) {
      const accent = writeColour([draw(256), draw(256), draw(256)]);
      const weak = weakPairs(paletteOf({ accent }));
      const strong = ["#f6f4ee", "#ffffff", FIXED["open-soft"]].every((ground) => contrast(readColour(accent), readColour(ground)) >= 3.1);
      if (strong) {
        sound += 1;
        assert.deepEqual(weak, [], accent);
      } else if (contrast(readColour(accent), [255, 255, 255]) < 3) {
        assert.ok(weak.some(({ on, over }) => on === "accent" && over === "card"), accent);
      }
    }
    assert.ok(sound > 1000, String(sound));
    assert.deepEqual(mix([0, 0, 0], [255, 255, 255], 0.5), [128, 128, 128]);
  });
});

suite("the theme of a page around", () => {
  test("is taken as far as it can be read, and whole where all of it can", () => {
    const draw = drawing(13);
    let whole = 0;
    for (let at = 0; at < 2000; at += 1) {
      const set = {};
      for (const name of Object.keys(DEFAULTS)) {
        if (draw(4) === 0) {
          // Near what is there without, so that many hold.
          set[name] = writeColour(mix(readColour(DEFAULTS[name]), [draw(256), draw(256), draw(256)], draw(100) / 100));
        }
      }
      const { kept, refused, shown } = readableColours(set);
      const follow = kept.accent === undefined ? {} : { "accent-hover": kept.accent, "accent-ink": kept.accent, "accent-line": kept.accent };
      assert.deepEqual(shown, { ...DEFAULTS, ...follow, ...kept });
      assert.deepEqual(weakPairs(shown), [], JSON.stringify(set));
      assert.deepEqual([...Object.keys(kept), ...refused.map(({ name }) => name)].sort(), Object.keys(set).sort(), "each is taken or refused");
      whole += refused.length === 0 && Object.keys(set).length > 2 ? 1 : 0;
    }
    assert.ok(whole > 50, String(whole));
  });

  test("loses one colour for one that is too pale, and its dark ground for a dark page without the rest", () => {
    const refusedOf = (set) => readableColours(set).refused.map(({ name }) => [name, readableColours(set).shown[name]]);
    assert.deepEqual(refusedOf({ accent: "#7a1f1f", muted: "#bbbbbb" }), [["muted", DEFAULTS.muted]]);
    assert.deepEqual(refusedOf({ paper: "#111111" }), [["paper", DEFAULTS.paper]]);
    assert.deepEqual(refusedOf({ accent: "#ffd700" }), [["accent", DEFAULTS.accent]]);
    assert.deepEqual(refusedOf({ accent: "#7a1f1f", "accent-ink": "#dddddd" }), [["accent-ink", "#7a1f1f"]]);
  });
});

suite("the code", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test("says in a browser what was chosen, whatever signs are in it", () =>
    withHost({ pages: { "": "<h1>门户</h1>" } }, (address) => withPage(browser, { address, shown: "h1" }, async (page) => {
      const draw = drawing(11);
      const signs = ['"', "'", "<", ">", "&", "&amp;", "&#34;", "\n", "\t", "=", "?", "#", "%", "+", " ", "`", "\\", "</script>", "<!--", "-->", "]]>", "}", ";", "区", "é", "😀", "\u2028", "\u00a0", "x", "/"];
      const text = (most) => Array.from({ length: draw(most) }, () => signs[draw(signs.length)]).join("");
      const words = () => text(12).replace(/\s/g, "");
      const drawn = Array.from({ length: 400 }, () => {
        const region = words();
        return { ...NOTHING_CHOSEN, site: SITE, moving: draw(2) === 1, region, regionFixed: draw(2) === 1, text: text(40), handover: text(9), packs: [words(), words()].join(" "), hide: draw(2) === 1 ? ["header", "print"] : [], strict: draw(2) === 1, lang: ["", "en"][draw(2)], page: `https://p.example/${words()}`, colours: { accent: "#a01414" }, font: `"Noto Sans", serif` };
      });
      const names = ["lang", "region", "region-fixed", "text", "hide", "handover", "engine", "packs", "page"];
      const markup = drawn.map((choices) => WAYS.map((way) => snippet(way, choices, { ...BUILT, name: text(8) })));
      const read = await page.evaluate(
        ({ markup: all, names: wanted }) =>
          all.map((four) =>
            four.map((one, way) => {
              const { body, head } = new DOMParser().parseFromString(`<body>${one}`, "text/html");
              const element = body.querySelector(["a", "iframe", "script", "policy-checker"][way]);
              const query = way < 2 ? new URL(element.getAttribute(way === 0 ? "href" : "src")).searchParams : null;
              const prefix = way === 2 ? "data-" : "";
              return { count: body.querySelectorAll("*").length + head.children.length, values: wanted.map((name) => (query === null ? element.getAttribute(prefix + name) : query.get(name))) };
            }),
          ),
        { markup, names },
      );
      drawn.forEach((choices, at) =>
        WAYS.forEach((way, nth) => {
          const packs = choices.packs.trim();
          const heard = way !== "link" && way !== "frame";
          const expected = [choices.lang, choices.region, choices.regionFixed && choices.region !== "" ? "" : null, choices.text, choices.hide.join(" "), heard ? choices.handover : "", choices.strict ? "js" : "", packs, way === "link" ? "" : choices.page];
          assert.deepEqual(read[at][nth].values, expected.map((value, place) => (value === "" && place !== 2 ? null : value)), markup[at][nth]);
          assert.equal(read[at][nth].count, way === "element" ? 3 : 1, `nothing comes in besides: ${markup[at][nth]}`);
        }),
      );
    })));

  test("has digests for a full version only, and the lines of each policy", () => {
    const choices = { ...NOTHING_CHOSEN, site: SITE };
    const of = (way, more = {}) => snippet(way, { ...choices, ...more }, BUILT);
    assert.equal(of("link"), '<a href="https://check.example/">自查</a>');
    assert.ok(of("loader").includes(`integrity="${BUILT.integrity["loader.js"]}"`) && of("loader").includes("embed/1.2.3/loader.js"));
    assert.ok(of("element").includes(`integrity="${BUILT.integrity["policy-checker.js"]}"`));
    assert.ok(of("element").endsWith(`<policy-checker>${of("link")}</policy-checker>`), "the link shows where the element cannot run");
    assert.ok(WAYS.every((way) => !of(way, { moving: true }).includes("integrity")));
    assert.ok(of("element", { moving: true }).includes("embed/1/policy-checker.js"));
    assert.equal(policy("link", choices, true), null);
    assert.equal(policy("frame", choices, true), "frame-src https://check.example");
    assert.equal(policy("loader", { ...choices, packs: "pack.json https://a.example/p.json" }, false), "script-src https://check.example; frame-src https://check.example; connect-src 'self' https://a.example");
    assert.equal(policy("element", choices, true), "script-src https://check.example 'wasm-unsafe-eval'; style-src https://check.example; connect-src https://check.example; img-src data:");
    assert.equal(policy("element", { ...choices, site: "/check/" }, false), "script-src 'self'; style-src 'self'; img-src data:");
    const kinds = (more) => faults({ ...choices, ...more }, () => false).map(({ kind }) => kind);
    assert.deepEqual([kinds({}), kinds({ site: "javascript:alert(1)" }), kinds({ site: "//x" }), kinds({ page: "data:,x" }), kinds({ radius: "url(x)" })], [[], ["site"], ["site"], ["page"], ["radius"]]);
  });
});

suite("the configurator", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  const opened = (options, body) => withPage(browser, { address: PAGE, shown: SHOWN, ...options }, body);
  const preview = (page, holds) => page.waitForFunction((wanted) => document.querySelector(".preview-frame")?.getAttribute("src").includes(wanted), holds).then(() => readyFrame(page));

  test("its colours are those of the styles", () =>
    opened({}, async (page) => {
      const found = await page.evaluate((names) => {
        const probe = document.body.appendChild(document.createElement("i"));
        return names.map((name) => {
          probe.style.color = `var(--${name})`;
          return getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map(Number);
        });
      }, Object.keys({ ...DEFAULTS, ...FIXED }).filter((name) => name !== "tick"));
      const { tick, ...fixed } = FIXED;
      assert.deepEqual(found.map(writeColour), Object.values({ ...DEFAULTS, ...fixed }));
    }));

  test("what is chosen shows in the preview, and what is copied works in a page under the policy beside it", () =>
    opened({ viewport: DESKTOP }, async (page, seen) => {
      const text = '书店 "一" <b>&amp;\n二';
      await page.selectOption("#region", "beibei");
      await page.check("#region-fixed");
      await page.fill("#text", text);
      await page.fill("#colour-accent", "#a01414");
      const frame = await preview(page, "a01414");
      assert.equal(await frame.inputValue("textarea"), text);
      assert.equal(await frame.$eval(".button", (one) => getComputedStyle(one).backgroundColor), "rgb(160, 20, 20)");
      assert.deepEqual([seen.console, seen.errors, seen.violations], [[], [], []]);
      const value = (id) => page.inputValue(`#${id}`);
      for (const way of ["frame", "loader", "element", "element-strict"]) {
        const [name, strict] = way.split("-");
        if (strict !== undefined) {
          await page.check("#engine-strict");
        }
        const [markup, allowed] = [await value(`${name}-markup`), await value(`${name}-policy`)];
        assert.equal(/wasm/.test(allowed), way === "element", allowed);
        const html = `<!doctype html><html lang="zh"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${allowed}"><title>门户</title></head><body>${markup}</body></html>`;
        await withHost({ pages: {}, files: { "host.html": html } }, (address) =>
          withPage(browser, { address: `${address}host.html`, shown: "body *" }, async (host, said) => {
            const place = name === "element" ? await ready(host) : (await readyFrame(host)).locator("body");
            assert.equal(await place.locator("textarea").first().inputValue(), text, way);
            assert.deepEqual([said.console, said.errors, said.violations], [[], [], []], way);
          }),
        );
      }
    }));

  test("a theme that cannot be read is refused, with the pair and the ratio; mended, the code is back", () =>
    opened({}, async (page) => {
      await page.fill("#colour-accent", "#88ccee");
      await page.waitForSelector("#faults");
      assert.match(await page.innerText("#faults"), /主色与卡片底色对比度只有 1\.76:1，至少要 3:1/);
      assert.equal(await page.$$eval(".copied", (all) => all.length), 0, "no snippet");
      await page.click("#faults a >> nth=0");
      assert.equal(await page.evaluate(() => document.activeElement.id), "colour-accent");
      await page.fill("#colour-accent", "");
      await page.fill("#colour-muted", "#8a8a8a");
      assert.match(await page.innerText("#faults"), /次要文字与卡片底色对比度只有 3\.45:1，至少要 4\.5:1/);
      await page.fill("#colour-muted", "grey");
      assert.match(await page.innerText("#faults"), /次要文字：请写成 #rrggbb/);
      await page.click(".colour-reset:enabled");
      await page.waitForSelector("#element-markup");
      await page.fill("#radius", "round");
      assert.match(await page.innerText("#faults"), /圆角/);
    }));

  test("the preview is as wide as a phone, or as there is room", () =>
    opened({ viewport: DESKTOP }, async (page) => {
      const width = () => page.$eval(".preview-frame", (one) => Math.round(one.getBoundingClientRect().width));
      assert.ok((await width()) > 700);
      await page.check("#width-phone");
      assert.equal(await width(), 360);
      const before = await page.evaluate(() => history.length);
      await page.check("#lang-en");
      await preview(page, "lang=en");
      assert.equal(await page.evaluate(() => history.length), before, "the way back is not littered");
    }));

  test("a button copies what stands in the field", () =>
    opened({ prepare: (page) => page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin }) }, async (page) => {
      await page.click("#loader-markup >> xpath=.. >> button");
      await page.waitForSelector("text=已复制");
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await page.inputValue("#loader-markup"));
    }));

  for (const [lang, viewport, colorScheme] of [["zh", SMALLEST, "light"], ["en", PHONE, "dark"], ["en", DESKTOP, "light"], ["zh", DESKTOP, "dark"]]) {
    test(`axe finds nothing and nothing is too wide: ${lang}, ${viewport.width} px, ${colorScheme}`, () =>
      opened({ viewport, address: `${PAGE}?lang=${lang}`, prepare: (page) => page.emulateMedia({ colorScheme }) }, async (page, seen) => {
        const look = async () => {
          await page.evaluate(AXE);
          const found = await page.evaluate(async () => (await window.axe.run(document, { iframes: false, preload: false, resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target).join(" ")}`));
          assert.deepEqual(found, []);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(over <= 0, `${over} px too wide`);
        };
        await look();
        await page.click(".options-fold");
        await page.fill("#handover", "某区");
        await page.fill("#packs", "pack.json");
        await look();
        await page.fill("#colour-accent", "#88ccee");
        await page.waitForSelector("#faults");
        await look();
        await assertValidPage(page, "configurator");
        if (lang === "en") {
          await assertEnglish(page);
        }
        assert.deepEqual(seen.errors, []);
      }));
  }

  test("as built it is valid, and the about page leads to it in the reader's language", async () => {
    await assertValid(await (await fetch(PAGE)).text(), "embed.html");
    await withPage(browser, {}, async (page) => {
      await page.click(".language");
      await page.click("#footer-about");
      await page.click('a[href^="embed.html"]');
      await page.waitForSelector("#element-markup");
      assert.equal(await page.textContent("h1"), "Embed the check in your site");
      assert.equal(await page.getAttribute("html", "lang"), "en");
    });
  });

  test("it can be gone through by the keys, and the focus shows", () =>
    opened({ viewport: DESKTOP }, async (page) => {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "main");
      const met = [];
      for (let presses = 0; presses < 60 && !met.includes("site"); presses += 1) {
        await page.keyboard.press("Tab");
        const { id, seen: shows } = await page.evaluate(() => {
          const one = document.activeElement;
          const drawn = [one, one.nextElementSibling].filter((each) => each !== null);
          return { id: one.id, seen: drawn.some((each) => getComputedStyle(each).boxShadow !== "none") };
        });
        met.push(id);
        assert.ok(shows, `the focus on ${id} does not show`);
      }
      for (const id of ["region", "text", "colour-accent", "radius", "hide-header", "handover", "packs", "page", "site"]) {
        assert.ok(met.includes(id), `${id} is not reached: ${met}`);
      }
    }));
});
