// The core itself, in Node: says what the page has to show, so that no journey depends on one word of the lexicon.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import assert from "node:assert/strict";
import { ROOT } from "./browser.mjs";

const PKG = join(ROOT, "pkg");
const core = await import(pathToFileURL(join(PKG, "policy_checker.js")).href);
await core.default({ module_or_path: await readFile(join(PKG, "policy_checker_bg.wasm")) });

export const { assess, browse, catalogue, classify, version } = core;

/** The first of the texts whose classification is as wanted, with that classification. */
export function textWith(texts, wanted) {
  for (const text of texts) {
    const result = classify(text);
    if (wanted(result)) {
      return { text, result };
    }
  }
  return assert.fail(`none of these is classified as this journey needs it: ${texts.join(" | ")}`);
}
