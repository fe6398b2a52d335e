// The kiosk edition: a journey by touch, a watch over a machine that was left, nothing left of whoever was there, and no way out.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe as suite, test } from "node:test";
import { assertAccessible } from "./support/accessibility.mjs";
import { launch, ROOT } from "./support/browser.mjs";
import { heapSnapshot, windowHistory } from "./support/heap.mjs";
import { fitsWidth, resultDrawn, title } from "./support/journey.mjs";
import { assertBigTargets, begin, end, KIOSK_URL, LYING, toResultByTouch, touchKeys, UPRIGHT, WIDE, withKiosk } from "./support/kiosk.mjs";
import { assertValidPage } from "./support/markup.mjs";
import { readPng } from "./support/png.mjs";

const jsQR = createRequire(join(ROOT, "www", "package.json"))("jsqr");

const HOME = "https://policy.example/check/";
/** As long as a slow hand holds a button of the mouse. */
const HELD_MILLISECONDS = 200;
const SCREENS = { upright: UPRIGHT, lying: LYING };

suite("kiosk", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test("a touch anywhere begins in Chinese, and a button in English", () =>
    withKiosk(browser, {}, async (page) => {
      await assertAccessible(page, "start screen");
      await assertBigTargets(page, "start screen", 60);
      await page.touchscreen.tap(20, 20);
      await page.waitForSelector("html[data-ready]", { state: "attached" });
      assert.equal(await title(page), "企业是做什么的？");
      await end(page);
      await begin(page, "en");
      assert.equal(await page.getAttribute("html", "lang"), "en");
      assert.equal(await page.textContent(".kiosk-end-button"), "End and clear");
    }));

  for (const [name, viewport] of Object.entries(SCREENS)) {
    for (const lang of ["zh", "en"]) {
      test(`every control of every step is 60 pixels or more, no link leads out, and nothing is saved or opened: ${name}, ${lang}`, () =>
        withKiosk(browser, { viewport }, async (page, seen) => {
          await begin(page, lang);
          await everyStep(page, async (step) => {
            await assertBigTargets(page, step);
            await assertNoWayOut(page, step);
            await fitsWidth(page);
            await assertOwnWords(page, step);
            await assertAccessible(page, step);
            await assertValidPage(page, step);
          });
          assert.deepEqual([seen.console, seen.errors], [[], []]);
        }));
    }
  }

  test("a business is described in pinyin on the screen, and what is found is right", () =>
    withKiosk(browser, { viewport: LYING }, async (page) => {
      await begin(page);
      await page.tap("textarea");
      await assertBigTargets(page, "keyboard");
      await assertAccessible(page, "keyboard");
      for (const [syllable, character] of [["ji", "集"], ["cheng", "成"], ["dian", "电"], ["lu", "路"], ["zhi", "制"], ["zao", "造"]]) {
        await touchKeys(page, syllable.split(""));
        while (!(await page.$(`.kiosk-candidates button:text-is("${character}")`))) {
          await touchKeys(page, ["更多的字"]);
        }
        await touchKeys(page, [character]);
      }
      assert.equal(await page.inputValue("textarea"), "集成电路制造");
      await touchKeys(page, ["删除", "完成"]);
      assert.equal(await page.inputValue("textarea"), "集成电路制");
      await page.waitForSelector(".kiosk-keys", { state: "detached" });
      await page.tap("form button[type=submit]");
      assert.match(await page.textContent('label[for="industry-0"]'), /集成电路/);
    }));

  for (const [name, viewport] of Object.entries({ ...SCREENS, wide: WIDE })) {
    test(`the keyboard covers neither what is written in nor the first that is suggested, and a table fits: ${name}`, () =>
      withKiosk(browser, { viewport }, async (page) => {
        await begin(page);
        await page.tap("textarea");
        await assertAboveKeyboard(page, "textarea");
        await page.tap(".ways-list button >> nth=0");
        await page.tap("#industry-code");
        await page.keyboard.type("397");
        await page.waitForSelector(".finder-option");
        for (const field of ["label[for=industry-code]", "#industry-code", ".finder-option >> nth=0", ".finder-option >> nth=1"]) {
          await assertAboveKeyboard(page, field);
        }
        await page.tap(".back");
        await toResultByTouch(page, undefined, "ningbo");
        await page.tap(".tools .text-button >> nth=0");
        const cut = await page.$$eval(".matrix-scroll", (all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => [one.scrollWidth, one.clientWidth]));
        assert.deepEqual(cut, []);
      }));
  }

  test("no button slips away under a finger or a mouse when the keyboard closes and the page gets shorter", () =>
    withKiosk(browser, { viewport: LYING }, async (page) => {
      await begin(page);
      const [height, last] = [() => page.evaluate(() => document.documentElement.scrollHeight), page.locator("main .text-button").last()];
      const short = await height();
      await page.tap("textarea");
      assert.ok((await height()) > short, "room for the keyboard");
      await last.evaluate((button) => button.scrollIntoView({ block: "start" }));
      const { x, y, width, height: high } = await last.boundingBox();
      await page.mouse.move(x + width / 2, y + high / 2);
      await page.mouse.down();
      await page.waitForTimeout(HELD_MILLISECONDS);
      await page.mouse.up();
      await page.waitForSelector("#restore-code");
      await page.tap("#restore-code");
      await page.tap(".back");
      await page.waitForSelector("textarea");
      assert.equal(await height(), short, "as short as before for the next touch");
    }));

  test("letters, capitals, signs and digits go where the caret is", () =>
    withKiosk(browser, {}, async (page) => {
      await begin(page);
      await page.tap("textarea");
      await touchKeys(page, ["英文", "a", "i", "大写", "C", "123 数字和符号", "3", "，", "拼音"]);
      assert.equal(await page.inputValue("textarea"), "aiC3，");
      await page.keyboard.press("Home");
      await touchKeys(page, ["z", "h", "o", "n", "g", "空格"]);
      assert.equal(await page.inputValue("textarea"), "中aiC3，");
    }));

  test("a part of a syllable offers what it may become, and a reading that is none is called so", () =>
    withKiosk(browser, {}, async (page) => {
      await begin(page);
      await page.tap("textarea");
      await touchKeys(page, ["x", "i", "n"]);
      assert.equal(await page.textContent(".kiosk-candidates button >> nth=0"), "新");
      await touchKeys(page, ["p", "i"]);
      await touchKeys(page, ["新"]);
      assert.equal(await page.textContent(".kiosk-typed"), "pi");
      await touchKeys(page, ["删除", "删除", "v"]);
      assert.equal(await page.textContent(".kiosk-typed"), "v 没有这个读音");
    }));

  test("the Back of the page goes through the steps; the browser has one page in its history", () =>
    withKiosk(browser, {}, async (page, _, context) => {
      const before = await windowHistory(context, page);
      await begin(page);
      await toResultByTouch(page);
      await page.tap(".back");
      assert.notEqual(await title(page), "自查结果");
      assert.deepEqual(await windowHistory(context, page), before);
    }));

  test("the result goes with the person as a code, and as a picture of a link where the operator has set an address", async () => {
    for (const address of [KIOSK_URL, `${KIOSK_URL}?home=${encodeURIComponent("javascript:alert(1)")}`, `${KIOSK_URL}?home=${encodeURIComponent(HOME)}`]) {
      await withKiosk(browser, { address }, async (page) => {
        await begin(page);
        await toResultByTouch(page);
        assert.match(await page.inputValue("#take-code"), /^\S/);
        // Nobody can copy a link here, or type it.
        assert.deepEqual([await page.$("#take-link"), await page.$$eval(".sheet-link", (all) => all.filter((one) => /https?:/.test(one.textContent)).length)], [null, 0]);
        if (address.endsWith(encodeURIComponent(HOME))) {
          assert.ok((await readPicture(page, ".take-picture .qr")).startsWith(`${HOME}#`));
        } else {
          assert.equal(await page.$(".take-picture"), null);
        }
      });
    }
  });

  suite("a machine that was left", () => {
    const clocked = { prepare: (page) => page.clock.install() };

    test("warns after 60 seconds; any touch ends the warning and presses nothing below, however often", () =>
      withKiosk(browser, clocked, async (page) => {
        await begin(page);
        await page.tap("textarea");
        await page.keyboard.type("chip");
        await page.evaluate(() => document.activeElement.blur());
        const button = await page.locator(".kiosk-end-button").boundingBox();
        for (let time = 0; time < 10; time += 1) {
          await leftFor(page, 55_000);
          assert.equal(await page.$("[role=alertdialog]"), null);
          await page.clock.fastForward(6_000);
          await page.waitForSelector("[role=alertdialog]");
          assert.equal(await page.evaluate(() => document.activeElement.textContent), "继续");
          if (time === 0) {
            await assertAccessible(page, "warning");
            await assertBigTargets(page, "warning");
          }
          // Just where "end and clear" lies below.
          await page.touchscreen.tap(button.x + button.width / 2, button.y + button.height / 2);
          await page.clock.fastForward(1_000);
          await page.waitForSelector("[role=alertdialog]", { state: "detached" });
          assert.equal(await page.inputValue("textarea"), "chip");
        }
      }));

    test("the time that is left is read out at 30, 20 and 10 seconds, and seen in between", () =>
      withKiosk(browser, clocked, async (page) => {
        await begin(page, "en");
        // From the last sign of a person on no time passes but what the test says, however slow the machine.
        await page.clock.pauseAt(await page.evaluate(() => (window.dispatchEvent(new Event("keydown")), Date.now() + 60_250)));
        const read = [];
        for (let second = 0; second < 29; second += 1) {
          await page.waitForSelector("[role=alertdialog]");
          const [seen, heard] = await page.evaluate(() => [".kiosk-left", "#idle-read"].map((place) => document.querySelector(place).textContent));
          assert.equal(Number(seen), 30 - second);
          if (read[read.length - 1] !== heard) {
            read.push(heard);
          }
          await page.clock.runFor(1_000);
        }
        assert.deepEqual(read, [30, 20, 10].map((count) => `Unless somebody goes on, all that was entered is cleared in ${count} seconds.`));
      }));

    test("a key ends the warning as well, and a mouse that nobody moved does not", () =>
      withKiosk(browser, clocked, async (page) => {
        await begin(page);
        await page.mouse.move(300, 300);
        await page.clock.fastForward(61_000);
        await page.waitForSelector("[role=alertdialog]");
        await page.mouse.move(300, 300);
        await page.clock.fastForward(1_000);
        assert.ok(await page.$("[role=alertdialog]"));
        await page.keyboard.press("ArrowDown");
        await page.clock.fastForward(1_000);
        await page.waitForSelector("[role=alertdialog]", { state: "detached" });
      }));

    test("after 30 seconds more everything is cleared, and the looks and the language are what they were", () =>
      withKiosk(browser, clocked, async (page) => {
        await begin(page, "en");
        await page.tap(".settings-open");
        await page.tap("#settings-size-normal");
        await page.tap("#settings-theme-dark");
        assert.match(await page.getAttribute("html", "class"), /normal dark/);
        await page.clock.fastForward(61_000);
        await page.waitForSelector("[role=alertdialog]");
        await page.clock.fastForward(30_000);
        await page.waitForSelector(".kiosk-start");
        assert.equal(await page.getAttribute("html", "class"), "kiosk elder light");
        assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
        await begin(page);
        assert.match(await page.getAttribute("html", "class"), /elder light/);
        assert.equal(await page.inputValue("textarea"), "");
      }));

    test("whoever sets the clock of the machine ends nothing and delays nothing", () =>
      withKiosk(browser, clocked, async (page) => {
        await begin(page);
        await page.clock.setSystemTime(new Date("2040-01-01"));
        await leftFor(page, 50_000);
        assert.equal(await page.$("[role=alertdialog]"), null);
        await page.clock.setSystemTime(new Date("2001-01-01"));
        await page.clock.fastForward(11_000);
        await page.waitForSelector("[role=alertdialog]");
      }));
  });

  suite("printing", () => {
    /** A printer that does its part, one that has none, and one that says nothing. */
    const printer = (kind) => ({
      prepare: async (page) => {
        await page.clock.install();
        await page.addInitScript((how) => {
          window.print = () => {
            if (how === "throws") {
              throw new DOMException("no printer", "NotAllowedError");
            }
            if (how === "prints") {
              window.dispatchEvent(new Event("beforeprint"));
              window.dispatchEvent(new Event("afterprint"));
            }
          };
        }, kind);
      },
    });
    const pressPrint = (page) => page.tap(".tools .text-button >> nth=1");

    test("then a machine that is left warns after 30 seconds; a touch makes it 60 again", () =>
      withKiosk(browser, printer("prints"), async (page) => {
        await begin(page);
        await toResultByTouch(page);
        await pressPrint(page);
        await page.waitForSelector(".kiosk-said:has-text('已经交给打印机')");
        await page.clock.fastForward(31_000);
        await page.waitForSelector("[role=alertdialog]");
        await page.touchscreen.tap(5, 5);
        await page.clock.fastForward(45_000);
        assert.equal(await page.$("[role=alertdialog]"), null);
        assert.equal(await title(page), "自查结果");
      }));

    for (const kind of ["throws", "returns at once"]) {
      test(`a printer that ${kind} keeps the session and its answers, and says so`, () =>
        withKiosk(browser, printer(kind), async (page, seen) => {
          await begin(page);
          await toResultByTouch(page);
          const code = await page.inputValue("#take-code");
          await pressPrint(page);
          await page.clock.fastForward(5_500);
          await page.waitForSelector(".kiosk-said:has-text('打印没有开始')");
          await page.clock.fastForward(40_000);
          assert.equal(await page.$("[role=alertdialog]"), null);
          assert.equal(await page.inputValue("#take-code"), code);
          await pressPrint(page);
          assert.deepEqual(seen.errors, []);
        }));
    }

    test("the paper shows the sheet, and neither the bar nor the keyboard", () =>
      withKiosk(browser, {}, async (page) => {
        await begin(page);
        await toResultByTouch(page);
        await page.emulateMedia({ media: "print" });
        await page.waitForSelector(".sheet");
        assert.equal(await page.isVisible(".kiosk-bar"), false);
      }));
  });

  suite("nothing is left of whoever was there", () => {
    for (const [how, leave] of [
      ["who ends", (page) => end(page)],
      [
        "who goes away",
        async (page) => {
          await leftFor(page, 61_000);
          await page.waitForSelector("[role=alertdialog]");
          await page.clock.fastForward(31_000);
          await page.waitForSelector(".kiosk-start");
        },
      ],
    ]) {
      test(`a word typed by somebody ${how} is neither in the page, its stores, its history, its address, nor its memory`, () =>
        withKiosk(browser, { prepare: (page) => page.clock.install() }, async (page, _, context) => {
          const canary = `canary${randomBytes(8).toString("hex")}`;
          await begin(page);
          await page.tap("textarea");
          await page.keyboard.type(`${canary} 从事集成电路制造`);
          await page.tap("form button[type=submit]");
          await page.tap("#industry-0");
          await page.tap("form button[type=submit]");
          await page.waitForSelector("#region-0");
          await page.tap(".back");
          await page.tap(".back");
          assert.ok((await page.inputValue("textarea")).includes(canary));
          assert.ok((await heapSnapshot(context, page)).includes(canary), "a snapshot shows what is there");
          await leave(page);
          assert.ok(!(await everythingKept(page)).includes(canary));
          assert.ok(!(await windowHistory(context, page)).join("\n").includes(canary));
          assert.ok(!(await heapSnapshot(context, page)).includes(canary), "in the memory of the scripts");
          assert.equal(page.url(), KIOSK_URL);
          await page.goBack().catch(() => {});
          assert.ok(!(await page.content()).includes(canary));
        }));
    }

    test("stores, the name of the window and the clipboard are emptied, whatever is in them", () =>
      withKiosk(browser, {}, async (page, _, context) => {
        await context.grantPermissions(["clipboard-read", "clipboard-write"]);
        await begin(page);
        await page.evaluate(() => {
          localStorage.setItem("a", "canary");
          sessionStorage.setItem("b", "canary");
          window.name = "canary";
          return navigator.clipboard.writeText("canary");
        });
        assert.match(await everythingKept(page), /canary/);
        await end(page);
        assert.doesNotMatch(await everythingKept(page), /canary/);
        // Writing to it is asked of the system, which takes its time.
        await page.waitForFunction(async () => (await navigator.clipboard.readText()).trim() === "", null, { polling: 100 });
      }));

    test("a person can take nothing to the clipboard", () =>
      withKiosk(browser, {}, async (page, _, context) => {
        await context.grantPermissions(["clipboard-read", "clipboard-write"]);
        await begin(page);
        await page.evaluate(() => navigator.clipboard.writeText("before"));
        await page.tap("textarea");
        await page.keyboard.type("secret");
        await page.evaluate(() => document.querySelector("textarea").select());
        for (const key of ["Control+C", "Control+X", "Control+Insert", "Shift+Delete"]) {
          await page.keyboard.press(key);
        }
        await page.evaluate(() => document.execCommand("copy"));
        assert.doesNotMatch(await page.evaluate(() => navigator.clipboard.readText()), /secret/);
      }));
  });

  suite("nobody leaves the page", () => {
    const KEYS = [
      ...Array.from({ length: 12 }, (_, at) => `F${at + 1}`),
      ...["N", "T", "W", "O", "P", "S", "R", "L", "H", "J", "U", "F", "D", "A", "C", "V", "+", "-", "0", "Tab", "F4", "Shift+N", "Shift+I", "Shift+Delete", "Shift+T"].map((key) => `Control+${key}`),
      ...["ArrowLeft", "ArrowRight", "Home", "F4", "D", "E"].map((key) => `Alt+${key}`),
      ...["R", "L", "E"].map((key) => `Meta+${key}`),
      "BrowserBack", "BrowserForward", "BrowserHome", "BrowserRefresh", "BrowserSearch", "ContextMenu", "PrintScreen", "LaunchMail",
    ];

    test("by a key", () =>
      withKiosk(browser, { prepare: noteKeys }, async (page, seen, context) => {
        await begin(page);
        await page.tap("textarea");
        await page.keyboard.type("here");
        for (const key of KEYS) {
          await page.keyboard.press(key).catch((error) => assert.match(error.message, /Unknown key/));
        }
        await page.waitForTimeout(300);
        const { pressed, let: through } = await page.evaluate(() => window.keysSeen);
        assert.ok(pressed > 40, `${pressed} keys were seen`);
        assert.deepEqual(through, [], "keys that the page let through");
        await assertStillHere(page, context, "here");
      }));

    test("while what is needed to write and to move is left alone", () =>
      withKiosk(browser, {}, async (page) => {
        await begin(page);
        await page.tap("textarea");
        await page.keyboard.type("aB 1，");
        for (const key of ["ArrowLeft", "Backspace", "Delete", "Home", "End"]) {
          await page.keyboard.press(key);
        }
        assert.equal(await page.inputValue("textarea"), "aB ");
        await page.keyboard.press("Tab");
        assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "TEXTAREA");
      }));

    test("by a gesture, the middle button, a link with a key held, or a script", () =>
      withKiosk(browser, {}, async (page, _, context) => {
        await begin(page);
        await page.tap("form button[type=submit]");
        await page.waitForSelector(".errors-list a");
        for (const how of [{ button: "middle" }, { modifiers: ["Control"] }, { modifiers: ["Shift"] }, { modifiers: ["Alt"] }, {}]) {
          await page.click(".errors-list a", how);
        }
        await page.fill("textarea", "here");
        await page.mouse.move(500, 500);
        await page.keyboard.down("Control");
        await page.mouse.wheel(0, -400);
        await page.keyboard.up("Control");
        const refused = await page.evaluate(() => {
          const fire = (type, Kind = Event) => !document.querySelector("h1").dispatchEvent(new Kind(type, { bubbles: true, cancelable: true }));
          return [fire("contextmenu"), fire("dragstart"), fire("drop"), fire("gesturestart"), fire("selectstart"), window.open("about:blank") === null];
        });
        assert.deepEqual(refused, [true, true, true, true, true, true]);
        assert.equal(await page.evaluate(() => window.visualViewport.scale), 1);
        assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("h1")).userSelect), "none");
        await assertStillHere(page, context, "here");
      }));

    test("by two fingers that pinch", () =>
      withKiosk(browser, {}, async (page, _, context) => {
        await begin(page);
        const debug = await context.newCDPSession(page);
        await debug.send("Input.synthesizePinchGesture", { x: 500, y: 800, scaleFactor: 2 });
        assert.equal(await page.evaluate(() => window.visualViewport.scale), 1);
      }));
  });
});

/** A person gives a sign and goes. The clock runs on beside, so that time counts from here. */
async function leftFor(page, milliseconds) {
  await page.evaluate(() => void window.dispatchEvent(new Event("keydown")));
  await page.clock.fastForward(milliseconds);
}

/** Walks by touch from the first step to an opened result and the pages beside it. */
async function everyStep(page, look) {
  await look("first step");
  await page.tap(".settings-open");
  await look("settings");
  await page.tap("#settings-size-normal");
  await look("smaller type");
  await page.tap("#settings-size-elder");
  await page.tap(".settings-open");
  await page.tap("form button[type=submit]");
  await look("an error");
  await page.tap(".ways-list button >> nth=0");
  await page.tap("#industry-code");
  await page.keyboard.type("397");
  await page.waitForSelector(".finder-option");
  await look("finding a code");
  await page.tap(".back");
  await page.tap(".more .text-button");
  await look("answers from a code");
  await page.tap(".back");
  await page.tap(".ways-list button >> nth=1");
  await page.waitForSelector(".tree");
  await look("the tree");
  await page.tap(".back");
  await page.tap("main .text-button:text-matches('取回|bring back')");
  await page.tap("#restore-code");
  await page.keyboard.type("ABCD");
  await page.tap("form button[type=submit]");
  await page.waitForSelector(".errors-list");
  await look("a wrong code");
  await page.tap(".back");
  await page.tap("textarea");
  await look("writing");
  await page.keyboard.insertText("从事集成电路晶圆制造、封装测试及销售（不含生物医药研发）");
  await page.tap("form button[type=submit]");
  await page.waitForSelector("#industry-0");
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  await look("industry");
  await page.tap("#industry-0");
  await page.tap("form button[type=submit]");
  await page.waitForSelector("#region-0");
  await look("region");
  await page.tap('input[name=region][value="ningbo"]');
  await page.tap("form button[type=submit]");
  await page.waitForSelector("#region-0", { state: "detached" });
  let dated = false;
  for (let asked = 1; !dated; asked += 1) {
    await look(`question ${asked}`);
    const heading = await title(page);
    dated = (await page.$("form .date")) !== null;
    if (dated) {
      await page.tap("form .date input >> nth=0");
      await touchKeys(page, ["2", "0", "2", "4"]);
      assert.equal(await page.inputValue("form .date input >> nth=0"), "2024");
      await look("digits");
    }
    const started = await page.$('input[value="operating"]');
    await (started ?? (await page.$("form .choice:last-child .choice-input"))).tap();
    await page.tap("form button[type=submit]");
    await page.waitForFunction((old) => document.querySelector("h1").textContent.trim() !== old, heading);
  }
  await page.tap("form .text-button");
  await resultDrawn(page);
  await page.tap(".tools .text-button >> nth=0");
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  await look("result");
  await page.tap("#footer-about");
  await look("about");
  await page.tap(".back");
}

/** A machine for everybody has no files, links, clipboard or browser to speak of, and is nobody's own. Paper is read with the rest. */
async function assertOwnWords(page, step) {
  const text = await page.evaluate(() => document.body.innerText + (document.querySelector(".sheet")?.textContent ?? ""));
  const foreign = /复制(链接|结果码|选中)|可以复制|粘贴|下载|链接|长按|您的设备|浏览器|保存为|保存的文件|重新载入本页|\bpaste|download|your device|browser|copy (it|the (link|code))|the link\b|save (it as|the answers|the result)|saved file|reload this page/gi;
  assert.deepEqual(text.match(foreign) ?? [], [], step);
}

async function assertNoWayOut(page, step) {
  const ways = await page.evaluate(() => ({
    links: Array.from(document.querySelectorAll("a[href], area[href]"), (link) => link.getAttribute("href")).filter((address) => !address.startsWith("#")),
    files: document.querySelectorAll("input[type=file], [download], .take-files").length,
    frames: document.querySelectorAll("iframe, object, embed").length,
    copies: Array.from(document.querySelectorAll(".take-way button")).length,
  }));
  assert.deepEqual(ways, { links: [], files: 0, frames: 0, copies: 0 }, step);
}

/** What a phone reads from it. */
async function readPicture(page, selector) {
  const { width, height, pixels } = readPng(await page.locator(selector).screenshot());
  return jsQR(pixels, width, height)?.data ?? "";
}

/** The whole of it shows above the bar and its keyboard. */
async function assertAboveKeyboard(page, selector) {
  const [one, bar] = [await page.locator(selector).first().boundingBox(), await page.locator(".kiosk-bar").boundingBox()];
  assert.ok(one.y >= 0 && one.y + one.height <= bar.y, `${selector}: ${one.y} to ${one.y + one.height}, the bar begins at ${bar.y}`);
}

/** Everything that a page can keep outside its memory, and all that it shows. */
function everythingKept(page) {
  return page.evaluate(async () =>
    [
      document.documentElement.outerHTML,
      ...Array.from(document.querySelectorAll("input, textarea"), (field) => field.value),
      document.title,
      window.name,
      location.href,
      document.cookie,
      JSON.stringify(history.state),
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      JSON.stringify(await indexedDB.databases()),
      JSON.stringify(await caches.keys()),
    ].join("\n"),
  );
}

/** Writes down which keys that are pressed the page leaves to the browser. */
async function noteKeys(page) {
  await page.addInitScript(() => {
    window.keysSeen = { pressed: 0, let: [] };
    const modifiers = ["Control", "Alt", "Meta", "Shift"];
    window.addEventListener(
      "keydown",
      (event) => {
        if (modifiers.includes(event.key) || (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey)) {
          return;
        }
        window.keysSeen.pressed += 1;
        setTimeout(() => {
          if (!event.defaultPrevented) {
            window.keysSeen.let.push(event.key);
          }
        });
      },
      true,
    );
  });
}

async function assertStillHere(page, context, text) {
  assert.equal(context.pages().length, 1, "another window");
  assert.equal(page.url(), KIOSK_URL);
  assert.equal(await page.inputValue("textarea"), text);
}
