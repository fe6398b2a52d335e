// The ways to embed the checker, each in a page of somebody else; the checker takes the journey there as it does by itself.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { BUSINESSES } from "./businesses.mjs";
import { agrees, sameScreens, unexpected } from "./check.mjs";
import { serveHost } from "./host.mjs";
import { handOver, heard, journey, ready } from "./journey.mjs";

const PORTAL = '<script src="portal.js"></script>';
const SITE_NAME = "某区门户";
/** A colour of the portal's own, as it is written and as browsers compute it. */
const ACCENT = { set: "#7a1f1f", shown: "rgb(122, 31, 31)" };
/** What a portal that writes its own frame gives it, as the documentation has it. */
const SANDBOX = "allow-scripts allow-popups allow-modals allow-downloads";
/** Firefox and WebKit ask for an icon of the page around, which its policy forbids as it forbids all that the checker does not need. */
const notOfHost = (line) => !/favicon\.ico/.test(line);
/** What the policy of the page around reports of the element in browsers that do not know the word for WebAssembly: it is tried once. */
const TRIED = /^policy: script-src (eval)?$/;
/** By so much the height may be behind. */
const LEAST_CHANGE = 8;
/** As long as a height may be on its way. */
const HEIGHT_MILLISECONDS = 30_000;

/**
 * `html` and `policy` make the page around, from the folder of the checker, its origin and the digests of its files; the policy is that of the
 * documentation, and lets the portal's own script run. The `short` browsers take all of them in each run of the tests.
 */
export const EMBEDS = [
  {
    name: "embed-loader",
    framed: true,
    policy: (origin) => `default-src 'none'; script-src 'self' ${origin}; frame-src ${origin}`,
    html: (folder, digests) =>
      `<script src="${folder}loader.js" integrity="${digests["loader.js"]}" crossorigin="anonymous" data-handover="${SITE_NAME}" data-accent="${ACCENT.set}" data-page="./"></script>${PORTAL}`,
  },
  {
    name: "embed-frame",
    framed: true,
    policy: (origin) => `default-src 'none'; script-src 'self'; frame-src ${origin}`,
    html: (folder) =>
      `${PORTAL}<iframe src="${folder}index.html?handover=${encodeURIComponent(SITE_NAME)}&amp;accent=${encodeURIComponent(ACCENT.set)}" title="自查" width="100%" height="640" frameborder="0" referrerpolicy="no-referrer" sandbox="${SANDBOX}"></iframe>`,
  },
  {
    name: "embed-element",
    framed: false,
    policy: (origin) => `default-src 'none'; script-src 'self' ${origin} 'wasm-unsafe-eval'; style-src ${origin}; connect-src ${origin}; img-src data:`,
    html: (folder, digests) =>
      `<script type="module" src="${folder}policy-checker.js" integrity="${digests["policy-checker.js"]}" crossorigin="anonymous"></script><policy-checker handover="${SITE_NAME}" page="./"><a href="${folder}../../">自查</a></policy-checker>${PORTAL}`,
  },
];

/** The folder of the version that was built, as the end of an address, and the digests of its files. */
export async function builtEmbed(site) {
  const version = (await readdir(join(site, "embed"))).find((name) => /^\d+\.\d+\.\d+$/.test(name));
  return { folder: `embed/${version}/`, digests: JSON.parse(await readFile(join(site, "embed", version, "integrity.json"), "utf8")) };
}

/** The first business takes the journey in `run`, one of [`EMBEDS`]; `screens` keeps the words of the first browser. Gives the form of the core. */
export async function checkEmbed({ browser, kernel, run, server, core, screens, built, picture }) {
  const [business] = BUSINESSES;
  const host = await serveHost({ html: run.html(server.url + built.folder, built.digests), policy: run.policy(new URL(server.url).origin) });
  try {
    const page = await browser.open(host.url);
    try {
      const place = run.framed ? await page.frame() : page;
      const { engine, day } = await place.run(ready);
      assert.deepEqual(engine, kernel.knowsKeyword ? ["wasm", null] : ["js", "blocked"], "the form of the core and the reason for it");
      if (!run.framed) {
        await page.run(paint, ACCENT.set);
      }
      assert.equal(await place.run(accent, ACCENT.shown), ACCENT.shown, "the colour of the portal");
      await picture(page, "first");
      const loaded = server.requests.length;
      const seen = await place.run(journey, business, false);
      agrees(seen, { core, business, engine, day });
      screens[run.name] ??= seen.screens;
      sameScreens(seen.screens, screens[run.name]);
      const shown = await place.run(handOver);
      const { around, inside } = await atRest(page, place);
      await picture(page, "result");
      told(around, shown, (fault) => !run.framed && !kernel.knowsKeyword && TRIED.test(fault));
      assert.equal(inside.linkShown, false, "the link for browsers without the element");
      assert.ok(isLevel(around, inside), `${inside.height} px inside, ${around.height} px outside`);
      assert.deepEqual(server.requests.slice(loaded), [], "requests after loading");
      assert.deepEqual(unexpected(page.errors).filter(notOfHost), [], "errors in the console");
      // The policy of the element is that of the page around.
      assert.equal(run.framed && (await place.run(reaches, host.url)), false, "the frame asks nobody but its own server");
      return engine;
    } finally {
      await page.close();
    }
  } finally {
    await host.close();
  }
}

/** What the page around heard and what the checker says of itself, once the last height has come over. */
async function atRest(page, place) {
  const until = Date.now() + HEIGHT_MILLISECONDS;
  for (;;) {
    const [around, inside] = [await page.run(heard), await place.run(size)];
    if (isLevel(around, inside) || Date.now() > until) {
      return { around, inside };
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isLevel(around, inside) {
  return Math.abs(around.height - inside.height) <= LEAST_CHANGE;
}

/** The page around was told what the documentation says, in that order, and nothing went wrong in it. */
function told({ heard: all, faults, tooWide }, shown, isExpected) {
  assert.deepEqual(faults.filter((fault) => notOfHost(fault) && !isExpected(fault)), [], "faults in the page around");
  assert.equal(tooWide, 0, "the page around scrolls sideways");
  const of = (wanted) => all.filter(([type]) => type === wanted).map(([, detail]) => detail);
  const order = all.map(([type]) => type).filter((type) => type === "ready" || type === "done" || type === "result");
  assert.equal(order[0], "ready");
  assert.equal(of("ready").length, 1, "ready is said once");
  // The result shows again after going back.
  assert.deepEqual([...new Set(order)], ["ready", "done", "result"]);
  assert.deepEqual(of("result").map(({ text }) => text), [shown], "the page around gets what was shown, to the letter");
  assert.ok(JSON.parse(shown).measures.length > 0);
  const heights = of("resize").map(({ height }) => height);
  assert.ok(new Set(heights).size > 3, `the height follows the content: ${heights}`);
}

/** Gives the element a colour, as a style sheet of the page around would. */
function paint(colour) {
  document.querySelector("policy-checker").style.setProperty("--policy-checker-accent", colour);
}

/** The colour of the button that leads on, which may be on its way to the one that is wanted. */
async function accent(wanted) {
  const element = document.querySelector("policy-checker");
  const button = (element === null ? document : element.shadowRoot).querySelector("form button[type=submit]");
  const colour = () => getComputedStyle(button).backgroundColor;
  const until = Date.now() + 30000;
  while (colour() !== wanted && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return colour();
}

/** How high the checker is, in its own page or in its element, and whether the link in the element shows beside it. */
function size() {
  const element = document.querySelector("policy-checker");
  const place = element === null ? document.getElementById("app") : element.shadowRoot.querySelector(".policy-checker-box");
  const link = element && element.querySelector("a");
  return { height: place.getBoundingClientRect().height, linkShown: link !== null && link.getClientRects().length > 0 };
}

/** Whether the frame can ask the server of somebody else. */
function reaches(address) {
  return fetch(address, { mode: "no-cors" }).then(
    () => true,
    () => false,
  );
}
