// Holds what the core in a page gives for cases drawn at random against what it gives in Node.
import assert from "node:assert/strict";
import { PARTS } from "../../builds/support/parts.mjs";
import { refusals } from "../../builds/support/refusals.mjs";
import { drawing } from "./drawing.js";

/** Cases that the page is asked at once: slow enough machines must answer before the driver gives up. */
const BATCH = 100;

/** The drawn ones, and every hostile value in every place. */
const ALL = [...PARTS, { first: 0, count: [...refusals()].length }];

/** The digest of every outcome in Node, part by part. */
export function digestsInNode(core, stock) {
  const node = drawing(core, stock);
  return ALL.map((part) => {
    node.begin(part);
    const digests = node.more(part.count);
    // Most hostile values are refused alike.
    assert.ok(new Set(digests).size > part.count / (part.seed === undefined ? 50 : 3), "too many cases have the same outcome");
    return digests;
  });
}

/** Fails with the whole outcome in both where they part. */
export async function drawnAlike(page, { digests, core, stock }) {
  for (const [number, part] of ALL.entries()) {
    await page.run(begin, part);
    for (let first = 0; first < part.count; first += BATCH) {
      const given = await page.run(more, BATCH);
      const wanted = digests[number].slice(first, first + BATCH);
      assert.equal(given.length, wanted.length);
      const at = given.findIndex((digest, place) => digest !== wanted[place]);
      if (at >= 0) {
        const node = drawing(core, stock);
        node.begin(part);
        node.more(first);
        node.more(BATCH);
        const here = await page.run(tell, at);
        const there = node.tell(at);
        assert.fail(`case ${part.first + first + at}, ${there.name}: "${here.outcome}" is not "${there.outcome}"`);
      }
    }
  }
}

/** Fails where the core in the page takes a value that is far too much otherwise than by a short refusal. */
export async function refusesExcess(page) {
  assert.deepEqual(await page.run(faults), []);
}

// These are sent to the page as their source text.
function begin(part) {
  window.drawing.begin(part);
}
function more(count) {
  return window.drawing.more(count);
}
function tell(at) {
  return window.drawing.tell(at);
}
function faults() {
  return window.drawing.faults();
}
