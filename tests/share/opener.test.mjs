// Nothing is opened that the core cannot assess: a place or a class of another version is refused, not dropped.
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue, engine, share } from "./support/core.mjs";
import { carried, random } from "./support/random.mjs";

const { writeCode, writeFragment } = share.codec(catalogue);
const open = share.opener(engine, catalogue);
const start = { asOf: "2026-11-21", facts: { region: "jiangbei", industries: ["1.2.4"] }, unsure: ["stage"], picked: ["1.2.4"] };

test("regions, classes and days that this page does not have", () => {
  assert.deepEqual(open.link(writeFragment(start)), { kind: "ok", carried: start });
  for (const strange of [
    { ...start, facts: { ...start.facts, region: "atlantis" } },
    { ...start, facts: { ...start.facts, industries: ["9.15.15"] } },
    { ...start, picked: ["9.15.15"] },
    { ...start, picked: ["c.39-x"] },
    { ...start, facts: { ...start.facts, "established-on": "2026-02-31" } },
    { ...start, asOf: "2026-02-31" },
  ]) {
    assert.deepEqual(open.link(writeFragment(strange)), { kind: "other-version" }, JSON.stringify(strange));
    assert.deepEqual(open.code(writeCode(strange)), { kind: "other-version" });
  }
});

test("every state is saved to a file and read from it", () => {
  const next = random(11);
  const { documents } = engine.assess({ region: "beibei" }, "2026-11-21");
  for (let count = 0; count < 300; count += 1) {
    const state = carried(next);
    const text = share.writeFile(state, documents, engine.version());
    assert.deepEqual(open.file(text), { kind: "ok", carried: state });
    assert.deepEqual(open.file(`\ufeff${text}`), { kind: "ok", carried: state });
  }
});

test("a cut or changed file is never read as another", () => {
  const text = share.writeFile(start, [], engine.version());
  for (let length = 0; length < text.trimEnd().length; length += 1) {
    assert.notEqual(open.file(text.slice(0, length)).kind, "ok", text.slice(0, length));
  }
  assert.deepEqual(open.file('{"format":"something else"}'), { kind: "not-ours" });
  assert.deepEqual(open.file("null"), { kind: "not-ours" });
  for (const key of ["version", "as_of", "facts", "unsure", "picked"]) {
    const { [key]: left, ...rest } = JSON.parse(text);
    const reading = open.file(JSON.stringify(rest));
    assert.deepEqual(reading.kind === "faults" && reading.faults.map(({ path }) => path), [key], `without ${key}: ${left}`);
  }
});
