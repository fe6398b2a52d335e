// Starts the browser named by CHROMIUM on the site named by SITE_URL, and notes everything that a page says or asks for.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";
import { everyPageLate } from "./late.mjs";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

const www = createRequire(join(ROOT, "www", "package.json"));
const { chromium } = www("playwright-core");

/** The source text of axe-core, to run in the page. */
export const AXE_FILE = www.resolve("axe-core/axe.min.js");

/** The module of html-validate. */
export const VALIDATOR = www("html-validate");

export const SITE_URL = process.env.SITE_URL ?? fail("SITE_URL is not set: run `cargo xtask test --only browser`");

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${[
    // A frame in a sandbox would have a process of its own, and the driver at times never lets that one begin.
    "IsolateSandboxedIframes",
    // The flag takes the place of the driver's own, so what of that matters here stands again.
    "PaintHolding",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "ThirdPartyStoragePartitioning",
    "OptimizationHints",
  ].join(",")}`,
];

/** Milliseconds by which a page notices later that it was painted, resized or told something: finds tests that look before the page is done. */
const LATE = Number(process.env.LATE ?? 0);

export const PHONE = { width: 360, height: 740 };
export const SMALLEST = { width: 320, height: 568 };
export const DESKTOP = { width: 1280, height: 800 };

/** Says that the page loads nothing more. */
export const READY = "html[data-ready]";

export async function launch() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  return LATE > 0 ? everyPageLate(browser, LATE) : browser;
}

/** Options for a page whose core cannot be had. */
export const withoutCore = {
  prepare: (page) => page.route(/\/(plain\.js|[^/]+\.wasm)$/, (route) => route.abort()),
  shown: ".callout-none",
};

/**
 * A fresh page on the site, and a record of its console lines, uncaught errors, requests and policy violations.
 * `prepare` sees the page before it loads; `address` is where it goes instead of the start; `shown` is waited for.
 */
export async function open(browser, { viewport = PHONE, prepare = async () => {}, address = SITE_URL, shown = READY } = {}) {
  const context = await browser.newContext({ viewport, locale: "zh-CN", serviceWorkers: "block" });
  const page = await context.newPage();
  const seen = { console: [], errors: [], requests: [], violations: [] };
  page.on("console", (message) => seen.console.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("request", (request) => seen.requests.push(request.url()));
  await page.exposeFunction("noteViolation", (line) => seen.violations.push(line));
  await page.addInitScript(() => {
    // What keeps the site on the device has tests of its own; elsewhere each page comes from the server.
    delete Navigator.prototype.serviceWorker;
    document.addEventListener("securitypolicyviolation", (event) => {
      window.noteViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  await prepare(page);
  // What is waited for says when the page is there; a frame in it may take longer than that.
  await page.goto(address, { waitUntil: "domcontentloaded" });
  await page.waitForSelector(shown, { state: "attached" });
  return { page, context, seen };
}

/** Runs `body` with a page and closes it after, whatever happens. */
export async function withPage(browser, options, body) {
  const opened = await open(browser, options);
  try {
    await body(opened.page, opened.seen, opened.context);
  } finally {
    await opened.context.close();
  }
}

function fail(message) {
  throw new Error(message);
}
