// The checker in a frame: bare, in a sandbox without an origin, and with the loader that keeps its height.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe as suite, test } from "node:test";
import { AXE_FILE, DESKTOP, launch, PHONE, ROOT, SITE_URL, withPage } from "./support/browser.mjs";
import { EMBED, examplePack, ready, readyFrame, throughTo, withHost } from "./support/host.mjs";
import { measures, resultDrawn } from "./support/journey.mjs";

const { origin } = new URL(SITE_URL);
const SANDBOX = "allow-scripts allow-popups allow-modals allow-downloads";
const bare = (query = "", attributes = "") => `<h1>门户</h1><iframe src="${EMBED}index.html${query}" title="自查" referrerpolicy="no-referrer" ${attributes}></iframe>`;
const loader = (attributes = "") => `<h1>门户</h1><p>正文</p><script src="${EMBED}loader.js" ${attributes}></script><p>页脚</p>`;

/** What the documentation says that a host has to allow for a frame, and for the loader. */
const FRAME = `frame-src ${origin}`;
const LOADER = `script-src ${origin}; frame-src ${origin}`;
const POLICIES = [
  ["no policy", undefined],
  ["the site itself and the checker", `default-src 'self'; ${LOADER}; img-src data:`],
  ["nothing but what the documentation says", `default-src 'none'; ${LOADER}; img-src data:`],
  ["no inline style or script, trusted types", `default-src 'none'; ${LOADER}; img-src data:; style-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`],
];

suite("the frame", () => {
  let browser;
  let expected;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  const same = async (frame) => {
    const found = await measures(frame);
    expected ??= found;
    assert.ok(expected.length > 20);
    assert.deepEqual(found, expected);
  };

  for (const [name, csp] of POLICIES) {
    test(`with the loader, under a policy that allows: ${name}`, () =>
      withHost({ pages: { "": { csp, html: loader() } } }, async (address) => {
        await withPage(browser, { address, shown: "iframe", viewport: DESKTOP }, async (page, seen) => {
          const frame = await readyFrame(page);
          const loaded = seen.requests.length;
          await throughTo(frame.locator("body"));
          await same(frame);
          assert.deepEqual([seen.console, seen.errors, seen.violations], [[], [], []]);
          assert.deepEqual(seen.requests.slice(loaded).filter((url) => !url.startsWith("data:")), []);
          await fitsFrame(page, frame);
          assert.ok(!frame.url().includes(address.slice(7, -1)), "the host's address is not in the frame's");
          assert.equal(await frame.evaluate(() => document.referrer), "");
        });
      }));
  }

  for (const [name, csp, attributes] of [
    ["bare", `default-src 'none'; ${FRAME}; img-src data:`, ""],
    ["in a sandbox without an origin", `default-src 'none'; ${FRAME}; img-src data:`, `sandbox="${SANDBOX}"`],
  ]) {
    test(name, () =>
      withHost({ pages: { "": { csp, html: bare("?lang=zh", attributes) } } }, async (address) => {
        await withPage(browser, { address, shown: "iframe", viewport: DESKTOP }, async (page, seen) => {
          const frame = await readyFrame(page);
          await throughTo(frame.locator("body"));
          await same(frame);
          await frame.locator(".back").click();
          await frame.waitForSelector(".check-go");
          assert.deepEqual([seen.console, seen.errors, seen.violations], [[], [], []]);
        });
      }));
  }

  test("under the strict profile it runs as JavaScript, in a sandbox as well", async () => {
    const profiles = JSON.parse(await readFile(join(ROOT, "www", "profiles.json"), "utf8"));
    const csp = profiles["content-security-policy"].strict.replace("frame-ancestors 'none'", "frame-ancestors *").replaceAll("'self'", profiles.embed.self).replaceAll("{origin}", origin);
    const headers = { "Content-Security-Policy": csp, "Access-Control-Allow-Origin": "*" };
    const html = `<iframe src="checker/index.html?engine=js" title="自查" sandbox="${SANDBOX}"></iframe>`;
    await withHost({ pages: { "": html }, headers }, async (address) => {
      await withPage(browser, { address, shown: "iframe", viewport: DESKTOP }, async (page, seen) => {
        const frame = await readyFrame(page);
        assert.equal(await frame.getAttribute("html", "data-engine"), "js");
        await throughTo(frame.locator("body"));
        await same(frame);
        assert.deepEqual([seen.console, seen.errors, seen.violations], [[], [], []]);
      });
    });
  });

  test("the height follows the content at every width, for two on a page and in a host that is framed itself", () =>
    withHost(
      { pages: { "": loader('data-lang="en" data-size="elder"') + loader('data-region="beibei"'), outer: '<iframe id="outer" src="./" width="360" height="900" title="门户"></iframe>' } },
      async (address) => {
        for (const viewport of [PHONE, DESKTOP]) {
          await withPage(browser, { address, shown: "iframe", viewport }, async (page, seen) => {
            const [first, second] = [await readyFrame(page), await readyFrame(page, "iframe >> nth=1")];
            await throughTo(second.locator("body"));
            await fitsFrame(page, first);
            await fitsFrame(page, second, 1);
            await second.locator(".measure-toggle").first().click();
            await fitsFrame(page, second, 1);
            await page.setViewportSize({ width: viewport.width + 200, height: 700 });
            await fitsFrame(page, second, 1);
            assert.deepEqual(seen.errors, []);
          });
        }
        await withPage(browser, { address: `${address}outer`, shown: "iframe" }, async (page) => {
          const host = await (await page.$("#outer")).contentFrame();
          const frame = await readyFrame(host);
          await throughTo(frame.locator("body"));
          await fitsFrame(host, frame);
        });
      },
    ));

  test("another step begins in sight, however far down the host was", () =>
    withHost({ pages: { "": `<p style="height: 600px">正文</p>${loader()}` } }, async (address) => {
      await withPage(browser, { address, shown: "iframe" }, async (page) => {
        const frame = await readyFrame(page);
        await throughTo(frame.locator("body"));
        await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
        await frame.locator(".answer-change button").last().click();
        await page.waitForFunction(() => {
          const { top } = document.querySelector("iframe").getBoundingClientRect();
          return top > -1 && top < innerHeight;
        });
      });
    }));

  test("packs of the portal come through the loader, and from the checker's own site in a bare frame", async () => {
    const pack = await examplePack();
    await withHost({ pages: { "": loader('data-packs="own/pack.json" data-region="example-district" data-region-fixed') }, files: { "own/pack.json": pack } }, async (address) => {
      await withPage(browser, { address, shown: "iframe" }, async (page, seen) => {
        const frame = await readyFrame(page);
        await throughTo(frame.locator("body"), { region: null });
        assert.ok((await measures(frame)).some(({ key }) => key.includes("example-district")));
        await frame.locator(".tools .text-button").first().click();
        const leading = await frame.locator(".measure-body").evaluateAll((all) => all.map((one) => [one.id.includes("-example-district-"), one.querySelectorAll(".in-full-text").length > 0]));
        assert.ok(leading.some(([own]) => own) && leading.some(([own]) => !own));
        leading.forEach(([own, leads]) => assert.equal(leads, !own, "a pack brings no full text, so nothing leads to one"));
        assert.equal(await frame.locator("#result-open-example-district").count(), 0);
        assert.ok((await frame.locator("[id^=result-open-]").count()) > 0);
        assert.deepEqual([seen.console, seen.errors], [[], []]);
      });
    });
    await withHost({ pages: { "": bare("?packs=portal.json") } }, async (address) => {
      const prepare = (page) => page.route(`${EMBED}portal.json`, (route) => route.fulfill({ body: pack, contentType: "application/json" }));
      await withPage(browser, { address, shown: "iframe", prepare }, async (page) => {
        const frame = await readyFrame(page);
        await throughTo(frame.locator("body"), { region: "example-district" });
      });
    });
  });

  test("a link with answers leads to the page that the portal names, and opens there with the portal's own district", async () => {
    const pack = await examplePack();
    const pages = { "": loader('data-packs="pack.json" data-region="example-district" data-region-fixed data-page="./"') , unnamed: loader('data-packs="pack.json"') };
    await withHost({ pages, files: { "pack.json": pack } }, async (address) => {
      let link;
      await withPage(browser, { address, shown: "iframe" }, async (page) => {
        const frame = await readyFrame(page);
        await throughTo(frame.locator("body"), { region: null });
        link = await frame.inputValue("#take-link");
      });
      assert.ok(link.startsWith(`${address}#s=`), link);
      await withPage(browser, { address: link, shown: "iframe" }, async (page) => {
        const frame = await readyFrame(page);
        await frame.locator(".opening-use button").first().click();
        await resultDrawn(frame);
        assert.ok((await measures(frame)).some(({ key }) => key.includes("example-district")));
      });
      await withPage(browser, { address: `${address}unnamed`, shown: "iframe" }, async (page) => {
        const frame = await readyFrame(page);
        await throughTo(frame.locator("body"));
        assert.equal(await frame.locator("#take-link").count(), 0, "no page knows the packs");
      });
    });
  });

  test("opened by a link, which anybody may have written, it leads nothing that people keep or hand over to somebody else", async () => {
    const pack = await examplePack();
    const address = `${EMBED}index.html?page=https://elsewhere.example/&handover=%E6%9F%90%E5%8C%BA&packs=https://elsewhere.example/p.json`;
    await withPage(browser, { address, shown: "html[data-ready]", prepare: (page) => page.route("https://elsewhere.example/**", (route) => route.fulfill({ body: pack })) }, async (page, seen) => {
      await throughTo(page.locator("body"));
      assert.equal(await page.locator(".handover").count(), 0);
      assert.ok(!(await page.content()).includes("elsewhere.example"));
      const said = seen.console.join("\n");
      assert.match(said, /page="https:\/\/elsewhere\.example\/": outside a frame links lead to this site alone/);
      assert.match(said, /handover="某区": outside a frame nobody hears/);
      assert.match(said, /connect-src/);
    });
    await withPage(browser, { address: `${EMBED}index.html?page=/embed.html`, shown: "html[data-ready]" }, async (page, seen) => {
      await throughTo(page.locator("body"));
      assert.ok((await page.inputValue("#take-link")).startsWith(`${origin}/embed.html#s=`));
      assert.deepEqual(seen.console, []);
    });
  });

  test("the theme comes with the address, colours and lengths alone", () =>
    withHost({ pages: { "": loader('data-accent="#a01414" data-radius="0px" data-card="url(https://elsewhere.example/x.png)"') } }, async (address) => {
      await withPage(browser, { address, shown: "iframe" }, async (page, seen) => {
        const frame = await readyFrame(page);
        const look = await frame.$eval(".button", (button) => [getComputedStyle(button).backgroundColor, getComputedStyle(button).borderRadius]);
        assert.deepEqual(look, ["rgb(160, 20, 20)", "0px"]);
        assert.deepEqual(seen.requests.filter((url) => url.startsWith("https://elsewhere")), []);
        assert.ok(seen.console.some((line) => line.includes('card="url(https://elsewhere.example/x.png)": no colour, such as #0d4f4a; #ffffff is taken')), seen.console.join());
      });
    }));

  test("what the host sets wrong is said on the console with what is taken instead, and nothing becomes unreadable", () => {
    const set = 'data-theme="pink" data-hide="everything" data-regoin="beibei" data-radius="none" data-font="Foo;x" data-accent="blurple" data-muted="#bbbbbb" data-on-accent="inherit" data-ink="#17232b" data-title="自查"';
    return withHost({ pages: { "": loader(set), address: bare(`?${set.replace(/data-/g, "").replace(/" /g, "&").replace(/"/g, "").replace(/#/g, "%23")}`) } }, async (address) => {
      for (const path of ["", "address"]) {
        await withPage(browser, { address: address + path, shown: "iframe" }, async (page, seen) => {
          const frame = await readyFrame(page);
          const said = seen.console.map((line) => line.replace("warning: policy-checker: ", "")).sort();
          assert.deepEqual(said, [
            'accent="blurple": no colour, such as #0d4f4a; #0d4f4a is taken',
            'font="Foo;x": no list of fonts, such as "Noto Sans SC", sans-serif; the font of the language is taken',
            said.find((line) => line.startsWith('hide="everything": not one of header, language, settings,') && line.endsWith("; it hides nothing")),
            'muted="#bbbbbb": muted would have 1.74:1 on paper (#f6f4ee), and 4.5:1 is needed; #4a5761 is taken',
            'on-accent="inherit": no colour, such as #0d4f4a; #ffffff is taken',
            'radius="none": no length, such as 8px; 8px is taken',
            'regoin="beibei": no such option; it is passed over',
            'theme="pink": not one of system, light, dark; system is taken',
          ]);
          const look = await frame.$eval(".button", (button) => [getComputedStyle(button).backgroundColor, getComputedStyle(button).borderRadius]);
          assert.deepEqual(look, ["rgb(13, 79, 74)", "8px"]);
          assert.equal(await frame.$eval(".hint", (hint) => getComputedStyle(hint).color), "rgb(74, 87, 97)");
        });
      }
    });
  });

  test("frame and element fill the same column, up to the most that the page takes, on the same ground", () =>
    withHost({ pages: { "": { head: '<meta name="viewport" content="width=device-width"><script type="module" src="checker/policy-checker.js"></script>', html: `${loader()}<policy-checker></policy-checker>` } } }, async (address) => {
      for (const width of [390, 936, 1200]) {
        await withPage(browser, { address, shown: "iframe", viewport: { width, height: 800 } }, async (page) => {
          const [frame, element] = [await readyFrame(page), await ready(page)];
          const column = (place, left) =>
            place.evaluate(
              (one, start) =>
                [".header-inner", ".frame", ".main", ".footer p", "h1"].map((selector) => {
                  const found = (one.shadowRoot ?? one).querySelector(selector).getBoundingClientRect();
                  return [selector, found.left - start, found.width];
                }),
              left,
            );
          const left = await page.$eval("policy-checker", (one) => one.getBoundingClientRect().left);
          const inFrame = await column(frame.locator("body"), 0);
          assert.deepEqual(inFrame, await column(element, left));
          assert.equal(inFrame[0][2], Math.min(width - 16, 1024));
          const ground = (root) => getComputedStyle(root).backgroundColor;
          assert.equal(await frame.$eval("html", ground), await element.locator(".policy-checker").evaluate(ground));
        });
      }
    }));

  test("where its paper is transparent, that of the host shows", () =>
    withHost({ pages: { "": { head: '<link rel="stylesheet" href="host.css">', html: loader('data-paper="transparent"') } }, files: { "host.css": "body { background: rgb(250, 240, 255) }" } }, async (address) => {
      await withPage(browser, { address, shown: "iframe" }, async (page, seen) => {
        const frame = await readyFrame(page);
        assert.equal(await frame.$eval("html", (root) => getComputedStyle(root).backgroundColor), "rgba(0, 0, 0, 0)");
        assert.deepEqual(seen.console, []);
      });
    }));

  test("events on the frame say that something happened; the content comes with a press alone", () =>
    withHost({ pages: { "": { head: '<script src="listen.js"></script>', html: loader('data-handover="某区"') } }, files: { "listen.js": LISTEN } }, async (address) => {
      await withPage(browser, { address, shown: "iframe" }, async (page) => {
        const frame = await readyFrame(page);
        await throughTo(frame.locator("body"));
        const heard = async (type) => (await page.evaluate(() => window.heard)).filter(([name]) => name === type);
        await page.waitForFunction(() => window.heard.some(([name]) => name === "done"));
        assert.deepEqual(await heard("ready"), [["ready", '{"type":"ready"}']]);
        assert.deepEqual(await heard("done"), [["done", '{"type":"done"}']]);
        assert.deepEqual(await heard("result"), []);
        const shown = await frame.inputValue("#handover-text");
        await frame.click(".handover button");
        await page.waitForFunction(() => window.heard.some(([name]) => name === "result"));
        assert.deepEqual(JSON.parse((await heard("result"))[0][1]), { type: "result", text: shown });
        assert.deepEqual(await page.evaluate(() => window.messages), [], "nothing is said to whoever listens");
      });
    }));

  test("where the page around opens no port, nothing is handed over, and the person is told so", () =>
    withHost({ pages: { "": bare("?handover=%E6%9F%90%E5%8C%BA") } }, async (address) => {
      await withPage(browser, { address, shown: "iframe" }, async (page) => {
        const frame = await readyFrame(page);
        await throughTo(frame.locator("body"));
        await frame.click(".handover button");
        assert.match(await frame.textContent(".handover .field-error"), /没有交出/);
        assert.ok(await frame.isEnabled(".handover button"));
        assert.ok(!(await frame.textContent(".handover")).includes("已交给"));
      });
    }));

  test("axe finds nothing in the frame or in the host around it", () =>
    withHost({ pages: { "": `<main>${loader()}</main>` } }, async (address) => {
      await withPage(browser, { address, shown: "iframe", viewport: DESKTOP }, async (page) => {
        const frame = await readyFrame(page);
        await throughTo(frame.locator("body"));
        for (const place of [frame, page]) {
          await place.addScriptTag({ path: AXE_FILE }).catch(async () => place.evaluate(await readFile(AXE_FILE, "utf8")));
          const found = await place.evaluate(async () => (await window.axe.run(document, { iframes: false, preload: false, resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target)}`));
          assert.deepEqual(found, []);
        }
      });
    }));

  test("a hundred thousand hostile messages to the frame do nothing", () =>
    withHost({ pages: { "": loader() + `<iframe id="sibling" src="sibling"></iframe>`, sibling: "别处" } }, async (address) => {
      await withPage(browser, { address, shown: "iframe" }, async (page, seen) => {
        const frame = await readyFrame(page);
        await frame.fill("textarea", "从事集成电路晶圆制造");
        const before = await frame.textContent("body");
        const from = (place) => place.evaluate(FLOOD, { count: 50_000, target: "checker", origin });
        await from(page.mainFrame());
        const sibling = await (await page.$("#sibling")).contentFrame();
        await sibling.waitForLoadState();
        await from(sibling);
        await frame.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
        assert.equal(await frame.textContent("body"), before);
        await throughTo(frame.locator("body"), { text: null });
        assert.deepEqual([seen.errors, seen.console.filter((line) => !line.startsWith("warning"))], [[], []]);
        await fitsFrame(page, frame);
      });
    }));

  test("a hundred thousand hostile messages to the host do nothing; through the port itself the height stays in range", () =>
    withHost({ pages: { "": { head: '<script src="listen.js"></script>', html: loader() } }, files: { "listen.js": LISTEN } }, async (address) => {
      const prepare = (page) =>
        page.addInitScript(() => {
          // Keeps the port of the frame, so that a checker that was taken over can be played.
          window.addEventListener("message", ({ ports }) => {
            window.stolen ??= ports[0];
          });
        });
      await withPage(browser, { address, shown: "iframe", prepare }, async (page, seen) => {
        const frame = await readyFrame(page);
        await frame.evaluate(FLOOD, { count: 50_000, target: "host", origin: new URL(address).origin });
        await frame.evaluate(FLOOD, { count: 50_000, target: "port", origin: "" });
        await page.waitForTimeout(500);
        const heights = await page.evaluate(() => window.heard.filter(([type]) => type === "resize").map(([, detail]) => JSON.parse(detail).height));
        assert.ok(heights.length > 0 && heights.every((height) => Number.isInteger(height) && height >= 120 && height <= 20_000), String(heights.slice(0, 9)));
        const height = await page.$eval("iframe", (one) => one.getBoundingClientRect().height);
        assert.ok(height >= 120 && height <= 20_000);
        assert.deepEqual(seen.errors, []);
        assert.equal(await page.evaluate(() => window.heard.filter(([type]) => !["ready", "resize", "done", "result"].includes(type)).length), 0);
      });
    }));

  test("what is posted to anybody is posted nowhere in the scripts", async () => {
    for (const file of ["loader.js", "frame.js", "shared.js", "later.js", "policy-checker.js"]) {
      const text = await (await fetch(EMBED + file)).text();
      assert.ok(!/postMessage\([^)]*["'`]\*["'`]/.test(text), file);
    }
    assert.ok((await (await fetch(`${EMBED}loader.js`)).text()).length <= 1536);
  });

  test("every file has its digest, which browsers take", async () => {
    const integrity = await (await fetch(`${EMBED}integrity.json`)).json();
    await withHost({ pages: { "": `<script src="${EMBED}loader.js" integrity="${integrity["loader.js"]}" crossorigin="anonymous"></script>` } }, async (address) => {
      await withPage(browser, { address, shown: "iframe" }, async (page) => {
        await readyFrame(page);
      });
    });
    for (const [file, digest] of Object.entries(integrity)) {
      const bytes = await (await fetch(EMBED + file)).arrayBuffer();
      const found = Buffer.from(await crypto.subtle.digest("SHA-384", bytes)).toString("base64");
      assert.equal(`sha384-${found}`, digest, file);
    }
  });
});

const LISTEN = `window.heard = []; window.messages = [];
addEventListener("message", ({ data }) => messages.push(data));
new MutationObserver((all) => all.forEach(({ addedNodes }) => addedNodes.forEach((node) => {
  if (node.tagName === "IFRAME") ["ready", "resize", "done", "result", "top", "load2"].forEach((type) => node.addEventListener(type, ({ detail }) => heard.push([type, JSON.stringify(detail)])));
}))).observe(document, { childList: true, subtree: true });`;

/** Posts what nobody should believe, from the place that it runs in. */
async function FLOOD({ count, target, origin }) {
  const cyclic = {};
  cyclic.self = cyclic;
  const drawn = [
    () => null,
    () => undefined,
    () => "x".repeat(1000),
    () => 7n,
    () => NaN,
    () => [],
    () => cyclic,
    () => new Map([["type", "resize"]]),
    () => ({ type: "resize", height: 1e9 }),
    () => ({ type: "resize", height: -5 }),
    () => ({ type: "resize", height: "9".repeat(300) }),
    () => ({ type: "resize", height: NaN }),
    () => ({ type: "resize", height: { valueOf: 1 } }),
    () => ({ type: "resize", height: 4000.4 }),
    () => ({ type: "result", text: "<img src=x onerror=alert(1)>" }),
    () => ({ type: "packs", packs: ["{}", 7] }),
    () => ({ type: "packs", packs: "x" }),
    () => ({ type: "__proto__" }),
    () => ({ type: { toString: 1 } }),
    () => ({ "policy-checker": 1 }),
    () => ({ "policy-checker": 1, more: 2 }),
    () => ({ "policy-checker": 2 }),
  ];
  const place = target === "port" ? window.stolen : target === "host" ? window.parent : window === top ? document.querySelector("iframe").contentWindow : parent.frames[0];
  for (let at = 0; at < count; at += 1) {
    const message = drawn[at % drawn.length]();
    if (target === "port") {
      place.postMessage(message);
    } else {
      const ports = at % 7 === 0 ? [new MessageChannel().port2] : at % 11 === 0 ? [new MessageChannel().port1, new MessageChannel().port2] : [];
      place.postMessage(message, origin, ports);
    }
    if (at % 5000 === 0) {
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}

/** Waits until the frame is as high as what it shows, so that it has no bar of its own. */
async function fitsFrame(host, frame, nth = 0) {
  for (let tries = 0; ; tries += 1) {
    const inner = await frame.evaluate(() => document.documentElement.scrollHeight);
    const outer = await host.evaluate((at) => document.querySelectorAll("iframe")[at].getBoundingClientRect().height, nth);
    if (Math.abs(inner - outer) <= 8) {
      return;
    }
    assert.ok(tries < 100, `${inner} inside, ${outer} outside`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
