// Holds one engine against the truth and then measures it: `node measure.mjs <folder>` prints one JSON object.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fetched, run, spent } from "./engine.mjs";

const ROUNDS = 7;
/** Processor time of a round, in microseconds. */
const ROUND = 150_000;
/** The clock is read after so many decisions. */
const BATCH = 50;

await run(async (folder) => {
  const { script, rules, wasm, complete, partial } = await fetched(folder);
  const expected = JSON.parse(await readFile(join(folder, "..", "expected.json"), "utf8"));
  const { load } = await import(script);
  const { decide, readings } = await load(rules, wasm);

  await check(decide, complete, expected.complete);
  // The first round warms up.
  await round(decide, complete);
  const rounds = [];
  while (rounds.length < ROUNDS) rounds.push(await round(decide, complete));
  const counted = [];
  for (const [name, answer] of Object.entries(readings())) {
    counted.push({ name, ...(await count(answer, partial, expected.partial)) });
  }
  return { micros: median(rounds), readings: counted };
});

/** Throws at the first verdict that is wrong. */
async function check(decide, situations, expected) {
  for (const [situation, facts] of situations.entries()) {
    const verdicts = await decide(facts);
    for (const [rule, truth] of expected[situation].entries()) {
      if (verdicts[rule] !== truth) {
        throw new Error(`situation ${situation}, rule ${rule}: found ${verdicts[rule]}, but ${truth} is right`);
      }
    }
  }
}

/** Microseconds of processor time for one decision. */
async function round(decide, situations) {
  const before = process.cpuUsage();
  let decisions = 0;
  do {
    for (let left = BATCH; left > 0; left -= 1) {
      const verdicts = decide(situations[decisions % situations.length]);
      // Waiting would cost the engines that answer at once more than their answer.
      if (verdicts instanceof Promise) await verdicts;
      decisions += 1;
    }
  } while (spent(before) < ROUND);
  return spent(before) / decisions;
}

/** What an engine makes of the verdicts that are open and of those that are settled. */
async function count(answer, situations, expected) {
  const counts = { kept: 0, yes: 0, no: 0, left: 0, wrong: 0 };
  for (const [situation, facts] of situations.entries()) {
    const verdicts = await answer(facts);
    for (const [rule, truth] of expected[situation].entries()) {
      const verdict = verdicts[rule];
      if (![true, false, null].includes(verdict)) {
        throw new Error(`situation ${situation}, rule ${rule}: ${verdict} is no verdict`);
      }
      if (truth === null) counts[verdict === null ? "kept" : verdict ? "yes" : "no"] += 1;
      else if (verdict === null) counts.left += 1;
      else if (verdict !== truth) counts.wrong += 1;
    }
  }
  return counts;
}

/** The middle of a list of numbers that is not empty. */
function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
