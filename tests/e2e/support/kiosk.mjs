// The kiosk edition as a person at the machine uses it: by touch.
import assert from "node:assert/strict";
import { SITE_URL } from "./browser.mjs";
import { resultDrawn } from "./journey.mjs";
import { until } from "./until.mjs";

export const KIOSK_URL = new URL("kiosk.html", SITE_URL).href;

/** The screens that stand in halls: upright and lying. */
export const UPRIGHT = { width: 1080, height: 1920 };
export const LYING = { width: 1280, height: 800 };
export const WIDE = { width: 1920, height: 1080 };

/** A fresh kiosk, with a record of what it says and asks for. `prepare` sees the page before it loads. */
export async function openKiosk(browser, { viewport = UPRIGHT, prepare = async () => {}, address = KIOSK_URL } = {}) {
  const context = await browser.newContext({ viewport, hasTouch: true, locale: "zh-CN", serviceWorkers: "block" });
  const page = await context.newPage();
  const seen = { console: [], errors: [], requests: [] };
  page.on("console", (message) => seen.console.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("request", (request) => seen.requests.push(request.url()));
  await endTapsWithTheirClick(page);
  await prepare(page);
  await page.goto(address);
  await page.waitForSelector(".kiosk-start");
  return { page, context, seen };
}

/** A browser calls a touch done before it has made the click of it; a person looks later. */
async function endTapsWithTheirClick(page) {
  let clicks = 0;
  await page.exposeFunction("noteClick", () => void (clicks += 1));
  await page.addInitScript(() => window.addEventListener("click", () => window.noteClick(), true));
  const clicked = async (touch) => {
    const before = clicks;
    await touch();
    await until(async () => clicks > before);
  };
  const [tap, tapAt] = [page.tap.bind(page), page.touchscreen.tap.bind(page.touchscreen)];
  page.tap = (selector) => clicked(() => tap(selector));
  page.touchscreen.tap = (x, y) => clicked(() => tapAt(x, y));
}

/** Runs `body` with a kiosk and closes it after, whatever happens. */
export async function withKiosk(browser, options, body) {
  const { page, context, seen } = await openKiosk(browser, options);
  try {
    await body(page, seen, context);
  } finally {
    await context.close();
  }
}

/** Begins in one language. */
export async function begin(page, lang = "zh") {
  await page.tap(`.kiosk-greeting-${lang} button`);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
}

/** Ends by the button and waits for the fresh start screen. */
export async function end(page) {
  const old = await page.evaluateHandle(() => document);
  await page.tap(".kiosk-end-button");
  await page.waitForSelector(".kiosk-start");
  await old.dispose().catch(() => {});
}

/** Touches the keys with these names, one after another. */
export async function touchKeys(page, names) {
  for (const name of names) {
    await page.tap(`role=group[name=/屏幕键盘|Keyboard on the screen/] >> role=button[name=${JSON.stringify(name)}]`);
  }
}

/** Describes a business by touch and comes to the result. */
export async function toResultByTouch(page, text = "从事集成电路晶圆制造、封装测试及销售", region = "jiangbei") {
  await page.tap("textarea");
  await page.keyboard.insertText(text);
  await page.tap("form button[type=submit]");
  await page.tap("#industry-0");
  await page.tap("form button[type=submit]");
  await page.tap(`input[name=region][value="${region}"]`);
  await page.tap("form button[type=submit]");
  await page.waitForSelector("#region-0", { state: "detached" });
  await page.tap("form .text-button");
  await resultDrawn(page);
}

/** Fails with every control that a finger may miss. */
export async function assertBigTargets(page, where, least = 60) {
  const small = await page.$$eval(
    "button, input, textarea, summary, a[href], select",
    (all, least) =>
      all
        .filter((one) => one.offsetParent !== null && getComputedStyle(one).visibility !== "hidden")
        .map((one) => {
          const { width, height } = one.getBoundingClientRect();
          return width >= least - 0.5 && height >= least - 0.5 ? null : `${Math.round(width)}x${Math.round(height)} ${one.outerHTML.slice(0, 160)}`;
        })
        .filter((line) => line !== null),
    least,
  );
  assert.deepEqual(small, [], where);
}
