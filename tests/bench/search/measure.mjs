// Ranks classes with each library and times it beside ours, all in one process: `node measure.mjs <inputs.json>`
// prints one JSON object. The inputs are the lexicon as documents and the texts, as `evaluate export` writes them.
import { readFile } from "node:fs/promises";
import init, { classify } from "../../../pkg/policy_checker.js";
import * as flexsearch from "./flexsearch.mjs";
import * as minisearch from "./minisearch.mjs";
import * as orama from "./orama.mjs";

/** How many documents a library is asked for: enough for five classes at every level. */
const LIMIT = 100;
const ROUNDS = 5;

const inputs = process.argv[2];
if (inputs === undefined) {
  console.error("usage: node tests/bench/search/measure.mjs <inputs.json>");
  process.exit(2);
}
const { documents, texts } = JSON.parse(await readFile(inputs, "utf8"));
await init({ module_or_path: await readFile(new URL("../../../pkg/policy_checker_bg.wasm", import.meta.url)) });

const numbered = documents.map((document, id) => ({ ...document, id }));
const classes = numbered.filter(({ code }) => code !== null);
const industries = numbered.filter(({ code }) => code === null);

const peers = [];
for (const { PACKAGE, TUNING, SCORES, JOINING, open } of [minisearch, flexsearch, orama]) {
  const manifest = new URL(`node_modules/${PACKAGE}/package.json`, import.meta.url);
  const { name, version } = JSON.parse(await readFile(manifest, "utf8"));
  const [inside, outside] = [open(classes), open(industries)];
  const answers = texts.map(({ folded }) => ({
    classes: inside(folded, LIMIT).map(([id, score]) => [documents[id].code, score]),
    industry: outside(folded, 1)[0]?.[1] ?? 0,
  }));
  const set = { tuning: TUNING, scores: SCORES, joining: JOINING };
  const rank = ({ folded }) => inside(folded, LIMIT);
  const whole = (text) => [rank(text), outside(text.folded, 1)];
  peers.push({ name, version, ...set, answers, rank, whole });
}

/** Microseconds of processor time for one text. */
function round(ask) {
  const before = process.cpuUsage();
  texts.forEach(ask);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / texts.length;
}

/** The middle of a list of numbers that is not empty. */
function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

// They take turns, so that a busy moment hits them alike; the first round warms up.
const asked = [({ written }) => classify(written), ...peers.flatMap(({ rank, whole }) => [rank, whole])];
const times = asked.map(() => []);
for (let turn = 0; turn <= ROUNDS; turn += 1) {
  for (const [place, ask] of asked.entries()) {
    const micros = round(ask);
    if (turn > 0) times[place].push(micros);
  }
}
const [ours, ...theirs] = times.map(median);
console.log(
  JSON.stringify({
    ours,
    peers: peers.map(({ rank: _, whole: __, ...peer }, place) => ({
      ...peer,
      rank_micros: theirs[2 * place],
      whole_micros: theirs[2 * place + 1],
    })),
  }),
);
