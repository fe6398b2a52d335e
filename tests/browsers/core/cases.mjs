// What the core is asked in every browser, from the data files of the tests, and what it answers in Node.
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { answer } from "./answer.js";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const { parse } = createRequire(join(ROOT, "www", "package.json"))("smol-toml");

const DAY = "2026-11-21";
/** What no catalogue, table or calendar knows. */
const FAULTY = [
  ["classify", [7]],
  ["classify", ["\ud800半导体"]],
  ["assess", [{ region: "atlantis" }, DAY]],
  ["assess", [{}, "2026-02-30"]],
  ["browse", ["10"]],
  ["classifyCode", ["nothing"]],
];

/** Lists of a function's name and its arguments. */
export async function cases() {
  const { cases: texts } = parse(await readFile(join(ROOT, "tests", "cases", "classify.toml"), "utf8"));
  const folder = join(ROOT, "tests", "cases", "facts");
  const facts = [];
  for (const file of (await readdir(folder)).sort()) {
    facts.push(JSON.parse(await readFile(join(folder, file), "utf8")));
  }
  return [
    ["catalogue", []],
    ...texts.map(({ text }) => ["classify", [text]]),
    ...facts.flatMap((one) => ["assess", "changes", "compare"].map((name) => [name, [one, DAY]])),
    ...["397", "C39", "集成", "双极板"].map((part) => ["find", [part]]),
    ...["1", "1.2", "1.2.4", null].map((code) => ["browse", [code]]),
    ...FAULTY,
  ];
}

/** The built core in Node. */
export async function coreInNode() {
  const pkg = join(ROOT, "pkg");
  const core = await import(pathToFileURL(join(pkg, "policy_checker.js")).href);
  await core.default({ module_or_path: await readFile(join(pkg, "policy_checker_bg.wasm")) });
  return core;
}

/** What the core answers to each. */
export function answers(core, asked) {
  return asked.map((one) => answer(core, one));
}
