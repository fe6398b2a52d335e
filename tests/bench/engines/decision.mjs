// The one decision that every engine makes, from a fixed seed: 30 facts of the catalogue, 60 rules over them, and the
// situations in which it is made. A condition is `all`, `any`, `not` or a leaf: a fact that `is` a value, is `oneOf`
// some, or is a day `from` one on or `before` one.
import { TODAY } from "./day.mjs";
import { seeded } from "./random.mjs";
import { verdict } from "./truth.mjs";

const SEED = 20261121;
const RULES = 60;
/** How many facts of each type. */
const TYPES = { bool: 16, enum: 9, date: 5 };
const COMPLETE = 500;
const PARTIAL = 200;
const REMOVED = 10;
/** Periods in days, as laws name them. */
const PERIODS = [0, 30, 90, 180, 365, 730];
/** Dates lie at most so many days from today. */
const FARTHEST = 1100;

/** The facts and rules, out of the catalogue of facts and measures. */
export function decision(catalogue) {
  const facts = Object.entries(TYPES).flatMap(([type, count]) => {
    // What follows from other facts, or from the packs that are loaded, cannot be given freely.
    const plain = catalogue.facts.filter((fact) => fact.type === type && !fact.derived && !fact.domain);
    if (plain.length < count) throw new Error(`the catalogue has ${plain.length} plain facts of the type ${type}; ${count} are wanted`);
    return plain.slice(0, count).map(({ id, values }) => ({
      id,
      type,
      ...(type === "enum" && { values: values.map((value) => value.id) }),
    }));
  });
  const random = seeded(SEED);
  const rules = Array.from({ length: RULES }, (_, place) => ({ when: possible(random, facts, place) }));
  return { facts, rules };
}

/** Facts of businesses: all known, and with ten of them missing. */
export function situations(facts) {
  const random = seeded(SEED + 1);
  const one = () => Object.fromEntries(facts.map((fact) => [fact.id, value(random, fact)]));
  const complete = Array.from({ length: COMPLETE }, one);
  const partial = Array.from({ length: PARTIAL }, () => {
    const known = one();
    for (const fact of random.some(facts, REMOVED)) delete known[fact.id];
    return known;
  });
  return { complete, partial };
}

/** A condition that some business meets and some does not. */
function possible(random, facts, place) {
  for (;;) {
    const when = conjunction(random, facts, place % 3 === 2);
    if (verdict(when, {}, facts) === null) return when;
  }
}

function conjunction(random, facts, withAlternatives) {
  const part = () => maybeNegated(random, leaf(random, facts));
  const all = Array.from({ length: random.whole(2, 4) }, part);
  if (withAlternatives) {
    const any = Array.from({ length: random.whole(2, 3) }, part);
    all[random.whole(0, all.length - 1)] = maybeNegated(random, { any });
  }
  return { all };
}

const maybeNegated = (random, condition) => (random.chance(0.15) ? { not: condition } : condition);

function leaf(random, facts) {
  const fact = random.pick(facts);
  if (fact.type === "bool") return { fact: fact.id, is: random.chance(0.5) };
  if (fact.type === "date") {
    return { fact: fact.id, [random.pick(["from", "before"])]: TODAY + random.pick([-1, 1]) * random.pick(PERIODS) };
  }
  if (fact.values.length > 2 && random.chance(0.5)) {
    return { fact: fact.id, oneOf: random.some(fact.values, random.whole(2, fact.values.length - 1)) };
  }
  return { fact: fact.id, is: random.pick(fact.values) };
}

function value(random, fact) {
  if (fact.type === "bool") return random.chance(0.5);
  if (fact.type === "enum") return random.pick(fact.values);
  return TODAY + random.whole(-FARTHEST, FARTHEST);
}
