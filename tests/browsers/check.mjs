// One run in one browser: the page takes the journey, or the core alone answers the cases, all as in Node and in every other run.
import assert from "node:assert/strict";
import { BUSINESSES, facts, sorted, verdicts } from "./businesses.mjs";
import { drawnAlike, refusesExcess } from "./core/drawn.mjs";
import { corePage } from "./core/pages.mjs";
import { answered, journey, ready, restart } from "./journey.mjs";

/** What a browser says of the policies and files that the runs are about; anything else that it reports is a fault. */
const TOLD = [
  // Words that came after the browser.
  /^Unrecognized Content-Security-Policy directive '(require-trusted-types-for|trusted-types)'/,
  /^The source list for (the )?Content Security Policy directive 'script-src' contains an invalid source: ''wasm-unsafe-eval''/,
  // Chromium before 83 lets a frame load down without being told.
  /^Error while parsing the 'sandbox' attribute: 'allow-downloads' is an invalid sandbox flag/,
  // WebAssembly that the policy forbids.
  /Content.Security.Policy.*WebAssembly|WebAssembly.*Content.Security.Policy/,
];
/** The file that the sheet names, by the form of the core. */
const FILES = { wasm: "policy_checker_bg.wasm", js: "plain.js" };
/** A file that is gone, and its digest, which is asked for nevertheless. */
const GONE = /404|\bintegrity\b/;

/**
 * `screens` keeps the words of every screen of the first run; all others must show the same. `picture` gets the page and a name for
 * its image.
 */
export async function check({ browser, kernel, run, server, core, screens, picture }) {
  const page = await browser.open(server.url + (run.query ?? ""));
  try {
    const { engine, day } = await page.run(ready);
    assert.deepEqual(engine, run.expected(kernel), "the form of the core and the reason for it");
    await picture(page, "first");
    const loaded = server.requests.length;
    for (const [at, business] of BUSINESSES.entries()) {
      if (at > 0) {
        await page.run(restart);
      }
      const seen = await page.run(journey, business, run.ruined === true && at === 0);
      await picture(page, `result-${at}`);
      agrees(seen, { core, business, engine, day });
      screens[at] ??= seen.screens;
      sameScreens(seen.screens, screens[at]);
    }
    assert.deepEqual(server.requests.slice(loaded), [], "requests after loading");
    assert.deepEqual(unexpected(page.errors).filter((line) => !(run.gone && GONE.test(line))), [], "errors in the console");
  } finally {
    await page.close();
  }
}

/** Of what a browser reports, what it should not. */
export function unexpected(errors) {
  return errors.filter((line) => !TOLD.some((one) => one.test(line)));
}

/** Whether what was `seen` on the way of `business` is what the core in Node says of it. */
export function agrees(seen, { core, business, engine, day }) {
  const assessment = core.assess(facts(core.catalogue(), business, seen.industry, seen.asked), day);
  const classification = core.classify(business.text);
  const wanted = verdicts(assessment);
  assert.ok(wanted.length > 0, "there are measures");
  assert.equal(seen.industry, classification.candidates[0].code, "the first suggestion");
  assert.deepEqual(sorted(seen.verdicts), wanted, "the verdicts");
  assert.deepEqual(sorted(seen.english), wanted, "the verdicts in English");
  assert.deepEqual(sorted(seen.again), wanted, "the verdicts after going back and forward");
  assert.ok(seen.quotes.length > 0, "the open measure quotes its clause");
  for (const { label } of assessment.measures) {
    assert.ok(seen.paper.includes(label.zh), `${label.zh} is on paper`);
  }
  assert.ok(seen.paper.includes(` ${FILES[engine[0]]} `), "the file that computed is on paper");
  assert.deepEqual(seen.tooWide, [], "screens that scroll sideways, and by how much");
  assert.deepEqual(seen.failures, [], "uncaught errors");
}

/** Every word of every screen is as it was in the first run. */
export function sameScreens(given, wanted) {
  for (const [number, words] of wanted.entries()) {
    same(given[number], words, `the words of screen ${number}, as in the first run`);
  }
  assert.equal(given.length, wanted.length, "as many screens as in the first run");
}

/** The core alone in one of its forms: `expected` are the answers in Node, `drawn` what it gives there for cases drawn at random. */
export async function answersAlike({ browser, server, kind, expected, drawn }) {
  const page = await browser.open(server.url + corePage(kind));
  try {
    const given = await page.run(answered);
    assert.ok(Array.isArray(given), `the core alone: ${given}`);
    assert.equal(given.length, expected.length);
    for (const [at, one] of expected.entries()) {
      same(given[at], one, `answer ${at} of the core`);
    }
    await drawnAlike(page, drawn);
    await refusesExcess(page);
  } finally {
    await page.close();
  }
}

/** Says only where two long texts part. */
function same(given = "", wanted, what) {
  if (given === wanted) {
    return;
  }
  const longer = Math.max(given.length, wanted.length);
  let at = 0;
  while (at < longer && given[at] === wanted[at]) {
    at += 1;
  }
  const around = (text) => text.slice(Math.max(0, at - 20), at + 40);
  assert.fail(`${what}: at ${at}, "${around(given)}" is not "${around(wanted)}"`);
}
