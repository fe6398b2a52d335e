// Visitor after visitor at one kiosk. `SESSIONS=500` for the long run; every run of the tests makes a short one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { soak } from "./support/soak.mjs";

const SESSIONS = Number(process.env.SESSIONS ?? 25);
/** By then everything that a browser loads once is there. */
const WARM = Math.ceil(SESSIONS / 10);
/** The processes of a browser swing by more than this at first: only a long run tells. */
const LONG = 200;
const MOST_GROWTH = 0.1;

test(`${SESSIONS} visitors in a row: no crash, and the memory of the last is that of the first`, async (context) => {
  const measured = [1, ...Array.from({ length: 10 }, (_, at) => Math.ceil((SESSIONS * (at + 1)) / 10))];
  const { figures, crashed, complaints, fault } = await soak(SESSIONS, measured, (figure) => context.diagnostic(lineOf(figure)));
  if (fault !== null) {
    context.diagnostic(fault);
  }
  assert.equal(crashed, false);
  assert.deepEqual(complaints, []);
  const first = figures.find(({ session }) => session === WARM);
  const last = figures[figures.length - 1];
  assert.equal(last.session, SESSIONS);
  assertGrowth("scripts", first.heap, last.heap);
  if (SESSIONS >= LONG) {
    assertGrowth("resident", first.resident, last.resident);
    assertGrowth("its own", first.own, last.own);
  }
});

function lineOf({ session, heap, resident, own, browser, page, rest, processes }) {
  const [all, its, ...parts] = [resident, own, browser, page, rest].map((size) => size.toFixed(1));
  return `session ${session}: scripts ${heap.toFixed(2)} MB; ${processes} processes, resident ${all} MB, their own ${its} MB: browser ${parts[0]}, page ${parts[1]}, rest ${parts[2]}`;
}

function assertGrowth(what, first, last) {
  assert.ok(last < first * (1 + MOST_GROWTH), `${what}: ${first.toFixed(1)} MB after session ${WARM}, ${last.toFixed(1)} MB after session ${SESSIONS}`);
}
