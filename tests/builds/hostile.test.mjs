// What no caller should pass: every argument of every function refuses it with the core's own error, in both builds alike.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { memory, plain, ROOT, wasm } from "./support/builds.mjs";
import { outcome } from "./support/form.mjs";
import { carriers, excesses, FUNCTIONS, objection, PLACES, refusals } from "./support/refusals.mjs";
import { messages } from "../../pkg/policy_checker_messages.js";

test("every function is in the table", () => {
  const exported = Object.keys(wasm).filter((name) => !["default", "initSync", "start"].includes(name));
  assert.deepEqual([...FUNCTIONS].sort(), exported.sort());
  for (const name of exported) {
    assert.ok(PLACES.filter(([one]) => one === name).length >= wasm[name].length, `${name} has ${wasm[name].length} arguments`);
  }
});

test("every argument refuses what is not of its type, and names itself; both builds alike", () => {
  let calls = 0;
  let refused = 0;
  for (const one of refusals()) {
    assert.equal(objection(one, wasm), "");
    assert.equal(objection(one, plain), "");
    assert.equal(outcome(() => one.run(plain)), outcome(() => one.run(wasm)), one.name);
    calls += 1;
    refused += one.refused === null ? 0 : 1;
  }
  assert.ok(calls > 1500 && refused > 400, `${calls} calls, ${refused} of a wrong type`);
});

for (const [name, core, bytes] of [["WebAssembly", wasm, memory], ["JavaScript", plain, () => 0]]) {
  test(`100 MB and a million levels are refused by ${name}, and its memory does not grow`, () => {
    assert.deepEqual(excesses(core, bytes, PLACES), []);
  });

  test(`${name} refuses 100 MB by their length, before it copies them`, () => {
    assert.deepEqual(carriers(core), []);
  });
}

test("every code that the core can throw has words in Chinese and English, and a type", async () => {
  const folder = join(ROOT, "src", "wasm");
  const sources = await Promise.all((await readdir(folder)).filter((name) => name.endsWith(".rs")).map((name) => readFile(join(folder, name), "utf8")));
  const [classify, types] = await Promise.all(["src/classify/mod.rs", "src/wasm/types.d.ts"].map((file) => readFile(join(ROOT, file), "utf8")));
  const named = (text, pattern) => [...text.matchAll(pattern)].map(([, code]) => code);
  const thrown = [...named(sources.join("\n"), /\bfail\(\s*"([a-z-]+)"/g), ...named(classify, /Self::\w+ \{ \.\. \} => "([a-z-]+-[a-z-]+)"/g)];
  const codes = [...new Set(thrown)].sort();
  assert.ok(codes.length >= 12, String(codes));
  assert.deepEqual(Object.keys(messages).sort(), codes);
  assert.deepEqual(named(types.slice(types.indexOf("type ErrorCode"), types.indexOf("PolicyCheckerError =")), /\| "([a-z-]+)"/g).sort(), codes);
  for (const [code, { zh, en }] of Object.entries(messages)) {
    assert.match(zh, /^[\p{Script=Han}\p{P}\dA-Z ]+$/u, code);
    assert.match(en, /^[A-Z][\x20-\x7e]+$/, code);
  }
});
