// One expression that gives all sixty answers, and one for each rule.
import { text } from "../infix.mjs";

const WORDS = {
  and: "and",
  or: "or",
  not: (inner) => `not (${inner})`,
  fact: (id) => id,
  // An unknown fact is null there, and `null == false` is false; by itself it throws or stays null, which can be seen.
  isBool: (fact, value) => (value ? fact : `not ${fact}`),
  oneOf: (fact, list) => `${fact} in ${list}`,
  day: String,
};

export function rules({ rules }) {
  const each = rules.map(({ when }) => text(when, WORDS));
  return { all: `[${each.join(", ")}]`, each };
}
