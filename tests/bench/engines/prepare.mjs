// Makes the decision and gives each engine its own form of it: `node prepare.mjs <folder>` writes there, for each
// engine, the script and module that a page would load, its rules and its facts, and prints a JSON list of them.
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import init, { catalogue } from "../../../pkg/policy_checker.js";
import { decision, situations } from "./decision.mjs";
import { ENGINES, OURS } from "./engines.mjs";
import { verdict } from "./truth.mjs";

const target = process.argv[2];
if (target === undefined) {
  console.error("usage: node prepare.mjs <folder>");
  process.exit(2);
}
// The bundler of the page.
const { build } = createRequire(new URL("../../../www/package.json", import.meta.url))("esbuild");

const ours = ENGINES.find(({ folder }) => folder === OURS);
await init({ module_or_path: await readFile(ours.wasm) });
const declared = catalogue();
const full = decision(declared);
const cases = situations(full.facts);

// Ids of the catalogue have hyphens, which most of the languages read as minus.
const names = new Map(full.facts.map((fact, place) => [fact.id, `f${place}`]));
const renamed = (value) =>
  JSON.parse(JSON.stringify(value), (_, part) => (part?.fact ? { ...part, fact: names.get(part.fact) } : part));
const short = {
  facts: full.facts.map((fact) => ({ ...fact, id: names.get(fact.id) })),
  rules: renamed(full.rules),
};
const shortened = (known) => Object.fromEntries(Object.entries(known).map(([id, value]) => [names.get(id), value]));

const truth = (known) => full.rules.map(({ when }) => verdict(when, known, full.facts));
const expected = { complete: cases.complete.map(truth), partial: cases.partial.map(truth) };
const count = (wanted, lists) => lists.flat().filter(wanted).length;

await mkdir(target, { recursive: true });
await writeFile(join(target, "expected.json"), JSON.stringify(expected));
const engines = [];
for (const { folder, manifest, wasm } of ENGINES) {
  const { rules, situation = (known) => known } = await import(`./${folder}/rules.mjs`);
  const [decided, known] = folder === OURS ? [full, (facts) => facts] : [short, shortened];
  const written = (list) => list.map((facts) => situation(known(facts), decided));
  const place = join(target, folder);
  await rm(place, { recursive: true, force: true });
  await mkdir(place, { recursive: true });
  await writeFile(join(place, "rules.json"), JSON.stringify(rules(decided, declared)));
  await writeFile(
    join(place, "situations.json"),
    JSON.stringify({ complete: written(cases.complete), partial: written(cases.partial) }),
  );
  await build({
    entryPoints: [fileURLToPath(new URL(`${folder}/entry.mjs`, import.meta.url))],
    outfile: join(place, "engine.mjs"),
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "error",
  });
  const files = [join(place, "engine.mjs")];
  if (wasm) {
    files.push(join(place, "engine.wasm"));
    await copyFile(wasm, files[1]);
  }
  const { name, version } = JSON.parse(await readFile(manifest, "utf8"));
  engines.push({ name, version, folder: place, files });
}
console.log(
  JSON.stringify({
    facts: full.facts.length,
    rules: full.rules.length,
    complete: cases.complete.length,
    partial: cases.partial.length,
    open: count((truth) => truth === null, expected.partial),
    settled: count((truth) => truth !== null, expected.partial),
    engines,
  }),
);
