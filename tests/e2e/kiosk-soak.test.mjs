// Visitor after visitor in one browser. `SESSIONS=500` for the long run; every run of the tests makes a short one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./support/browser.mjs";
import { soak } from "./support/soak.mjs";

const SESSIONS = Number(process.env.SESSIONS ?? 25);
/** By then everything that a browser loads once is there. */
const WARM = Math.ceil(SESSIONS / 10);
/** The processes of a browser swing by more than this at first: only a long run tells. */
const LONG = 200;
const MOST_GROWTH = 0.1;

test(`${SESSIONS} visitors in a row: no crash, and the memory of the last is that of the first`, async (context) => {
  const browser = await launch();
  try {
    const measured = [1, ...Array.from({ length: 10 }, (_, at) => Math.ceil((SESSIONS * (at + 1)) / 10))];
    const { figures, crashed, complaints } = await soak(browser, SESSIONS, measured, ({ session, heap, resident, own }) =>
      context.diagnostic(`session ${session}: scripts ${heap.toFixed(1)} MB, browser ${resident.toFixed(0)} MB, of it its own ${own.toFixed(0)} MB`),
    );
    assert.equal(crashed, false);
    assert.deepEqual(complaints, []);
    const first = figures.find(({ session }) => session === WARM);
    const last = figures[figures.length - 1];
    assert.equal(last.session, SESSIONS);
    assertGrowth("scripts", first.heap, last.heap);
    if (SESSIONS >= LONG) {
      assertGrowth("browser", first.resident, last.resident);
    }
  } finally {
    await browser.close();
  }
});

function assertGrowth(what, first, last) {
  assert.ok(last < first * (1 + MOST_GROWTH), `${what}: ${first.toFixed(1)} MB after session ${WARM}, ${last.toFixed(1)} MB after session ${SESSIONS}`);
}
