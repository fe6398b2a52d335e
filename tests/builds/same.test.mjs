// The builds are one program: the same call gives the same bytes, or the same error, in each. CASES says how many are drawn.
import assert from "node:assert/strict";
import { test } from "node:test";
import vm from "node:vm";
import { classic, command, plain, wasm } from "./support/builds.mjs";
import { cases } from "./support/cases.mjs";
import { inCharacters, outcome } from "./support/form.mjs";
import { PARTS } from "./support/parts.mjs";
import { SOUND_PACK, stock } from "./support/stock.mjs";

test("all builds have the same functions", () => {
  const functions = (core) => Object.keys(core).filter((name) => !name.startsWith("__wbg_") && name !== "default").sort();
  const started = vm.runInThisContext(`(() => {${classic}\nreturn policyChecker;})()`);
  assert.deepEqual(functions(plain), functions(wasm));
  assert.deepEqual(functions(started), functions(wasm));
  for (const { name, run } of cases(30, PARTS[0].seed, stock)) {
    assert.equal(outcome(() => run(started)), outcome(() => run(wasm)), name);
  }
});

test("a new instance forgets what the old one had loaded", () => {
  const before = outcome(() => plain.catalogue());
  plain.loadPack(SOUND_PACK);
  assert.notEqual(outcome(() => plain.catalogue()), before);
  plain.__wbg_reset_state();
  assert.equal(outcome(() => plain.catalogue()), before);
});

test("what is prepared ahead comes to an end, and the answers are the same without", () => {
  const texts = ["从事集成电路的研发、制造和销售", ""];
  const ask = () => texts.map((text) => outcome(() => plain.classify(text)));
  plain.__wbg_reset_state();
  const unprepared = ask();
  plain.__wbg_reset_state();
  let parts = 1;
  while (plain.prepare()) {
    parts += 1;
    assert.ok(parts < 100);
  }
  assert.ok(parts > 1);
  assert.equal(plain.prepare(), false);
  assert.deepEqual(ask(), unprepared);
});

for (const { first, count, seed } of PARTS) {
  test(`${count} calls from ${first} give the same in every build`, { timeout: 3_600_000 }, (t) => {
    const drawn = [];
    const codes = new Map();
    for (const { name, run, command } of cases(count, seed, stock)) {
      const expected = outcome(() => run(wasm));
      assert.ok(!expected.startsWith('{"breaks"'), `${name}: ${expected}`);
      assert.equal(outcome(() => run(plain)), expected, name);
      const code = JSON.parse(expected).throws?.code ?? "none";
      codes.set(code, (codes.get(code) ?? 0) + 1);
      if (command !== undefined) {
        drawn.push({ name, expected, ...command });
      }
    }
    const given = (kind) => drawn.filter((one) => one.kind === kind);
    const compared = classified(given("classify")) + assessed(given("assess"), given("changes")) + comparedRegions(given("compare"));
    assert.ok(compared > count / 3, `the command was asked for only ${compared} of ${count}`);
    const errors = [...codes].sort(([, one], [, other]) => other - one).map(([code, times]) => `${code} ${times}`);
    assert.ok((codes.get("none") ?? 0) > count / 2 && errors.length > 8, `too much of one kind: ${errors}`);
    t.diagnostic(`the command agrees in ${compared}; errors: ${errors.join(", ")}`);
  });
}

/** Groups by what the command takes once for all its lines. */
function grouped(all, by) {
  const groups = new Map();
  for (const one of all) {
    groups.set(one[by], [...(groups.get(one[by]) ?? []), one]);
  }
  return groups;
}

function classified(all) {
  let compared = 0;
  for (const [limit, group] of grouped(all, "limit")) {
    // The command reads UTF-8, which has no half of a surrogate pair.
    const asked = group.filter(({ words }) => words.isWellFormed());
    const input = asked.map(({ words }, id) => `${JSON.stringify({ id, text: words })}\n`).join("");
    const { lines } = command(["classify", ...(limit === undefined ? [] : ["--limit", String(limit)])], input);
    assert.equal(lines.length, asked.length);
    for (const [id, { name, words, expected }] of asked.entries()) {
      const { gives, throws } = JSON.parse(expected);
      const { id: back, line, error, ...answer } = lines[id];
      assert.equal(back, id, name);
      if (gives === undefined) {
        assert.deepEqual(error, throws, name);
      } else {
        assert.equal(JSON.stringify(answer), JSON.stringify(inCharacters(gives, words)), name);
      }
      compared += 1;
    }
  }
  return compared;
}

function assessed(assessments, changes) {
  let compared = 0;
  for (const [kind, all] of [["assess", assessments], ["changes", changes]]) {
    for (const [day, group] of grouped(all, "day")) {
      if (isDay(group)) {
        // Twice, so that a single one is a stream, too.
        const asked = [...group, group[0]];
        const input = asked.map(({ facts }) => `${JSON.stringify(facts)}\n`).join("");
        const { lines } = command(["assess", "--facts", "-", "--json", "--as-of", day, ...(kind === "changes" ? ["--changes"] : [])], input);
        assert.equal(lines.length, asked.length);
        for (const [at, { name, expected }] of asked.entries()) {
          assertSame(lines[at], kind, expected, name);
          compared += 1;
        }
      }
    }
  }
  return compared;
}

function comparedRegions(all) {
  // A process each: the command compares one business.
  const asked = all.filter((one) => isDay([one])).slice(0, 20);
  for (const { name, facts, day, expected } of asked) {
    const { lines, stderr } = command(["compare", "--facts", "-", "--json", "--as-of", day], JSON.stringify(facts));
    const { gives, throws } = JSON.parse(expected);
    if (gives === undefined) {
      assert.ok(stderr.includes(throws.path), name);
    } else {
      assert.equal(JSON.stringify(lines[0]), JSON.stringify(gives), name);
    }
  }
  return asked.length;
}

function assertSame(line, kind, expected, name) {
  const { gives, throws } = JSON.parse(expected);
  if (gives === undefined) {
    assert.deepEqual(line.error, throws, name);
    return;
  }
  assert.equal(JSON.stringify(kind === "changes" ? line.changes : line), JSON.stringify(gives), name);
}

/** Whether the day is one; the command refuses others before it reads any line. */
function isDay([{ expected }]) {
  return JSON.parse(expected).throws?.code !== "bad-date";
}
