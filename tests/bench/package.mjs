// Measures the built package in Node: `node tests/bench/package.mjs <inputs.json> wasm|plain` prints one JSON object.
// Times include crossing the border between JavaScript and the core, as the page pays it.
import { readFile } from "node:fs/promises";

const ROUNDS = 30;
const WARM_UP = 5;

const [inputs, build] = process.argv.slice(2);
if (inputs === undefined || !["wasm", "plain"].includes(build)) {
  console.error("usage: node tests/bench/package.mjs <inputs.json> wasm|plain");
  process.exit(2);
}
const { texts, assessments } = JSON.parse(await readFile(inputs, "utf8"));
const module = await readFile(new URL("../../pkg/policy_checker_bg.wasm", import.meta.url));

/** The middle of a list of numbers that is not empty. */
function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The median over `items` of each item's own median time, in microseconds. */
function measure(items, call) {
  for (let round = 0; round < WARM_UP; round += 1) {
    items.forEach(call);
  }
  return median(
    items.map((item) => {
      const times = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const begin = performance.now();
        call(item);
        times.push((performance.now() - begin) * 1000);
      }
      return median(times);
    }),
  );
}

const before = process.cpuUsage();
const core = await import(`../../pkg/policy_checker${build === "plain" ? "_plain" : ""}.js`);
const { assess, classify } = core;
await core.default({ module_or_path: module });
classify(texts[0]);
const { user, system } = process.cpuUsage(before);

console.log(
  JSON.stringify({
    classify: measure(texts, (text) => classify(text)),
    assess: measure(assessments, ({ facts, asOf }) => assess(facts, asOf)),
    start: (user + system) / 1000,
  }),
);
