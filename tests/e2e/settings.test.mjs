// The looks of the page: by the settings, by the system's wish, for as long as the page is open.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { DESKTOP, launch, SITE_URL, SMALLEST, withoutCore, withPage } from "./support/browser.mjs";
import { CHIP_MAKER, chooseRegion, confirmIndustry, describe, fitsWidth, resultDrawn, title } from "./support/journey.mjs";
import { LOOKS, setLook } from "./support/looks.mjs";

suite("settings", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test("by keyboard alone: open, make the text largest, choose dark, change the language, close", () =>
    withPage(browser, { viewport: DESKTOP }, async (page) => {
      const plain = await page.$eval(".hint", (hint) => parseFloat(getComputedStyle(hint).fontSize));
      await tabTo(page, ".settings-open");
      assert.equal(await page.isVisible("#settings"), false);
      await page.keyboard.press("Enter");
      assert.equal(await page.getAttribute(".settings-open", "aria-expanded"), "true");
      await tabTo(page, "#settings-language-zh");
      await tabTo(page, "#settings-size-normal");
      assert.notEqual(await page.$eval("#settings-size-normal + label", (label) => getComputedStyle(label).boxShadow), "none", "the focus is seen");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      assert.deepEqual(await classes(page), ["elder", "light"]);
      assert.ok((await page.$eval(".hint", (hint) => parseFloat(getComputedStyle(hint).fontSize))) >= plain * 1.2);
      await tabTo(page, "#settings-theme-system");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      assert.deepEqual(await classes(page), ["dark", "elder"]);
      await tabTo(page, "#settings-contrast-system");
      await page.keyboard.press("ArrowLeft");
      assert.deepEqual(await classes(page), ["contrast", "dark", "elder"]);
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("ArrowRight");
      assert.equal(await page.getAttribute("html", "lang"), "en");
      assert.equal(await page.evaluate(() => document.activeElement.id), "settings-language-en");
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Enter");
      assert.equal(await page.isVisible("#settings"), false);
      assert.deepEqual(await classes(page), ["contrast", "dark", "elder"]);
    }));

  test("they stay for every step and for a new check, and are gone with the page", () =>
    withPage(browser, {}, async (page, seen, context) => {
      await setLook(page, LOOKS["dark, high contrast"]);
      await toUnfinishedResult(page);
      assert.deepEqual(await classes(page), ["contrast", "dark", "normal"]);
      await page.click(".button-second");
      await page.waitForSelector("textarea");
      assert.deepEqual(await classes(page), ["contrast", "dark", "normal"]);
      assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
      assert.deepEqual(await context.cookies(), []);
      assert.equal(page.url(), SITE_URL);
      await page.reload();
      await page.waitForSelector("textarea");
      assert.deepEqual(await classes(page), ["light", "normal"]);
      assert.deepEqual(seen.violations, []);
      assert.deepEqual(seen.console, []);
    }));

  test("the system's wish holds until the person says otherwise, also when it changes while the page is open", () =>
    withPage(browser, { prepare: (page) => page.emulateMedia({ colorScheme: "dark", contrast: "more" }) }, async (page) => {
      assert.deepEqual(await classes(page), ["contrast", "dark", "normal"]);
      await page.emulateMedia({ colorScheme: "light", contrast: "no-preference" });
      await page.waitForFunction(() => document.documentElement.className === "normal light");
      await setLook(page, { theme: "light", contrast: "normal" });
      await page.emulateMedia({ colorScheme: "dark", contrast: "more" });
      assert.deepEqual(await classes(page), ["light", "normal"]);
      await setLook(page, { theme: "system", contrast: "system" });
      await page.waitForFunction(() => document.documentElement.className === "normal dark contrast");
    }));

  test("while the core loads the page is already dark where the system is", async () => {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    const context = await browser.newContext({ colorScheme: "dark" });
    const page = await context.newPage();
    await page.route("**/*.wasm", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(SITE_URL);
    const early = await ground(page);
    release();
    await page.waitForSelector("textarea");
    assert.equal(await ground(page), early);
    assert.notEqual(early, "rgb(246, 244, 238)");
    await context.close();
  });

  test("nothing moves for those who want no motion", () =>
    withPage(browser, { prepare: (page) => page.emulateMedia({ reducedMotion: "reduce" }) }, async (page) => {
      const moving = await page.$$eval("*", (all) =>
        all.filter((one) => getComputedStyle(one).transitionDuration !== "0s" || getComputedStyle(one).animationName !== "none").map((one) => one.className),
      );
      assert.deepEqual(moving, []);
    }));

  test("with forced colours what is chosen, its frame and the focus still show", () =>
    withPage(browser, { prepare: (page) => page.emulateMedia({ forcedColors: "active" }) }, async (page) => {
      await describe(page, CHIP_MAKER);
      await page.focus("#industry-0");
      const styles = (part) => page.$eval("#industry-0 + label", (label, [pseudo]) => ({ ...getComputedStyle(label, pseudo) }), [part]);
      const off = await styles("::before");
      assert.ok(parseFloat((await styles("::after")).borderTopWidth) >= 3, "the focus is a line");
      await page.check("#industry-0");
      const on = await styles("::before");
      assert.notDeepEqual([on.backgroundColor, on.borderTopColor], [off.backgroundColor, off.borderTopColor]);
      await setLook(page, { theme: "dark" });
      assert.equal(await page.$eval("button[type=submit]", (button) => getComputedStyle(button).borderTopStyle), "solid");
    }));

  test("a page that could not start has the settings, too", () =>
    withPage(browser, { viewport: SMALLEST, ...withoutCore }, async (page) => {
      await page.click(".settings-open");
      await page.click("#settings-size-elder");
      assert.deepEqual(await classes(page), ["elder", "light"]);
      await fitsWidth(page);
    }));

  test("the page does not shift while one goes through it", () =>
    withPage(browser, { viewport: DESKTOP }, async (page) => {
      await page.evaluate(() => {
        window.shifts = [];
        new PerformanceObserver((list) => {
          window.shifts.push(...list.getEntries().filter(({ hadRecentInput }) => !hadRecentInput).map(({ value }) => value));
        }).observe({ type: "layout-shift", buffered: true });
      });
      await toUnfinishedResult(page);
      await page.waitForTimeout(700);
      assert.ok((await page.evaluate(() => window.shifts.reduce((sum, value) => sum + value, 0))) < 0.02);
    }));

  test("the icon is a picture, and the drawing in the head is the same", () =>
    withPage(browser, {}, async (page) => {
      const icons = await page.$$eval("link[rel~=icon], link[rel=apple-touch-icon]", (links) => links.map((link) => link.href));
      const [own, file] = [...icons].sort();
      assert.ok(own.startsWith("data:image/svg+xml,"), own);
      assert.equal(file, new URL("icon.png", SITE_URL).href);
      const drawn = await page.evaluate(async (files) => {
        const sizes = [];
        for (const file of files) {
          const picture = new Image();
          picture.src = file;
          await picture.decode();
          sizes.push(picture.naturalWidth);
        }
        return sizes;
      }, icons);
      assert.ok(drawn.every((width) => width > 0));
      const paths = await page.$$eval(".mark path", (all) => all.map((path) => path.getAttribute("d")));
      const drawing = decodeURIComponent(own.slice("data:image/svg+xml,".length));
      assert.deepEqual([...drawing.matchAll(/ d="([^"]+)"/g)].map((match) => match[1]), paths);
    }));
});

suite("reading aloud", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  const LOCAL = { name: "local", lang: "zh-CN", localService: true, default: false };
  const REMOTE = { name: "remote", lang: "zh-CN", localService: false, default: true };
  const CANTONESE = { name: "Cantonese", lang: "zh-HK", localService: true, default: true };
  const ENGLISH = { name: "English", lang: "en_US", localService: true, default: true };

  test("the button reads the title and the main sentence with the device's own voice, and stops", () =>
    withPage(browser, { prepare: (page) => voices(page, [REMOTE, CANTONESE, LOCAL, ENGLISH]) }, async (page) => {
      await describe(page, CHIP_MAKER);
      await confirmIndustry(page);
      await chooseRegion(page, "jiangbei");
      await page.waitForSelector(".read");
      await page.click(".read");
      const [said] = await page.evaluate(() => window.said);
      assert.equal(said.voice, "local");
      assert.equal(said.lang, "zh-CN");
      assert.ok(said.text.startsWith(await title(page)));
      assert.equal(await page.textContent(".read"), "停止朗读");
      await page.click(".read");
      assert.equal(await page.textContent(".read"), "朗读");
      assert.equal(await page.evaluate(() => window.stopped > 0), true);

      await page.click("form .text-button");
      await resultDrawn(page);
      await page.click(".language");
      await page.click(".read");
      const last = await page.evaluate(() => window.said[window.said.length - 1]);
      assert.equal(last.voice, "English");
      assert.ok(last.text.includes(await title(page)) && last.text.includes(await page.textContent(".summary")));
      await page.evaluate(() => window.finish());
      await page.waitForFunction(() => document.querySelector(".read").textContent === "Read aloud");
    }));

  test("what is being read ends with the step", () =>
    withPage(browser, { prepare: (page) => voices(page, [LOCAL]) }, async (page) => {
      await toUnfinishedResult(page);
      await page.click(".read");
      await page.evaluate(() => (window.stopped = 0));
      await page.click(".back");
      await page.waitForSelector("form");
      await page.waitForFunction(() => window.stopped > 0);
      assert.equal(await page.textContent(".read"), "朗读");
    }));

  test("a voice that the device finds late brings the button, and moves nothing", () =>
    withPage(browser, { prepare: (page) => voices(page, []) }, async (page) => {
      await toUnfinishedResult(page);
      const place = () => page.$eval("h1", (heading) => heading.getBoundingClientRect().top);
      const before = await place();
      assert.equal(await page.$(".read"), null);
      await page.evaluate((voice) => {
        speechSynthesis.getVoices = () => [voice];
        speechSynthesis.dispatchEvent(new Event("voiceschanged"));
      }, LOCAL);
      await page.waitForSelector(".read");
      assert.equal(await place(), before);
    }));

  for (const [why, list] of [
    ["no voice", []],
    ["only voices that send the text away", [REMOTE, { ...ENGLISH, localService: false }]],
    ["only voices of other languages", [ENGLISH, CANTONESE]],
  ]) {
    test(`there is no button with ${why}`, () =>
      withPage(browser, { prepare: (page) => voices(page, list) }, async (page) => {
        await toUnfinishedResult(page);
        assert.equal(await page.$(".read"), null);
      }));
  }
});

/** A device with these voices: the browser of the tests has none. */
function voices(page, list) {
  return page.addInitScript((all) => {
    window.said = [];
    window.stopped = 0;
    let current = null;
    window.finish = () => current.onend();
    window.SpeechSynthesisUtterance = class {
      constructor(text) {
        this.text = text;
      }
    };
    Object.defineProperty(window, "speechSynthesis", {
      value: Object.assign(new EventTarget(), {
        getVoices: () => all,
        speak: (utterance) => {
          current = utterance;
          window.said.push({ text: utterance.text, lang: utterance.lang, voice: utterance.voice.name });
        },
        cancel: () => (window.stopped += 1),
      }),
    });
  }, list);
}

async function toUnfinishedResult(page) {
  await describe(page, CHIP_MAKER);
  await confirmIndustry(page);
  await chooseRegion(page, "jiangbei");
  await page.click("form .text-button");
  await resultDrawn(page);
}

async function classes(page) {
  return page.evaluate(() => [...document.documentElement.classList].sort());
}

function ground(page) {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

async function tabTo(page, selector) {
  for (let pressed = 0; pressed < 20; pressed += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
      return;
    }
  }
  assert.fail(`${selector} is not reached by Tab`);
}
