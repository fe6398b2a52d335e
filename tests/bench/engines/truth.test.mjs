// What the engines are held against must itself be right: `node --test tests/bench/engines/`.
import assert from "node:assert/strict";
import test from "node:test";
import { decision, situations } from "./decision.mjs";
import { holds, leaves, verdict } from "./truth.mjs";

const FACTS = [
  { id: "filed", type: "bool" },
  { id: "risk", type: "enum", values: ["low", "medium", "high"] },
  { id: "violation-on", type: "date" },
];
const FILED = { fact: "filed", is: true };
const RISKY = { fact: "risk", is: "high" };
const LATE = { fact: "violation-on", from: 100 };

for (const [what, condition, known, expected] of [
  ["a known leaf is settled", FILED, { filed: false }, false],
  ["an unknown leaf is open", FILED, {}, null],
  ["the negation of an unknown leaf is open", { not: FILED }, {}, null],
  ["one false part settles a conjunction", { all: [FILED, RISKY] }, { risk: "low" }, false],
  ["one true part does not", { all: [FILED, RISKY] }, { risk: "high" }, null],
  ["one true part settles a disjunction", { any: [FILED, RISKY] }, { risk: "high" }, true],
  ["a or not a holds whatever a is", { any: [FILED, { not: FILED }] }, {}, true],
  ["no value is both of two", { all: [RISKY, { fact: "risk", is: "low" }] }, {}, false],
  ["every value is one of all", { fact: "risk", oneOf: ["low", "medium", "high"] }, {}, true],
  ["a day lies on either side of another", LATE, {}, null],
  ["no day is both before and after", { all: [LATE, { fact: "violation-on", before: 100 }] }, {}, false],
  ["one day only is left", { all: [LATE, { fact: "violation-on", before: 101 }] }, {}, null],
  ["the day itself is not before itself", { fact: "violation-on", before: 100 }, { "violation-on": 100 }, false],
  ["the day itself counts from itself", LATE, { "violation-on": 100 }, true],
]) {
  test(what, () => assert.equal(verdict(condition, known, FACTS), expected));
}

test("a fact that is not known has no truth", () => {
  assert.throws(() => holds(FILED, {}), /filed is not known/);
});

const catalogue = {
  facts: [
    ...Array.from({ length: 16 }, (_, place) => ({ id: `bool-${place}`, type: "bool" })),
    ...Array.from({ length: 9 }, (_, place) => ({ id: `enum-${place}`, type: "enum", values: [{ id: "a" }, { id: "b" }] })),
    ...Array.from({ length: 5 }, (_, place) => ({ id: `date-${place}`, type: "date" })),
  ],
  measures: Array.from({ length: 30 }, (_, place) => ({ id: `measure-${place}` })),
};
const { facts, rules } = decision(catalogue);

test("the decision has 30 facts and 60 rules, none of them impossible or certain", () => {
  assert.equal(facts.length, 30);
  assert.equal(rules.length, 60);
  for (const { when } of rules) assert.equal(verdict(when, {}, facts), null);
});

test("a rule is a conjunction of two to four parts, every third with a disjunction, some with a negation", () => {
  for (const [place, { when }] of rules.entries()) {
    assert.ok(when.all.length >= 2 && when.all.length <= 4);
    assert.equal(JSON.stringify(when).includes('"any"'), place % 3 === 2);
    assert.ok(leaves(when).length <= (place % 3 === 2 ? 6 : 4));
  }
  const negated = rules.filter(({ when }) => JSON.stringify(when).includes('"not"')).length;
  assert.ok(negated >= 10 && negated <= 50, `${negated} rules with a negation`);
});

test("the same seed gives the same decision and the same situations", () => {
  assert.deepEqual(decision(catalogue), { facts, rules });
  assert.deepEqual(situations(facts), situations(facts));
});

test("ten facts are missing where some are", () => {
  const { complete, partial } = situations(facts);
  for (const known of complete) assert.equal(Object.keys(known).length, 30);
  for (const known of partial) assert.equal(Object.keys(known).length, 20);
});
