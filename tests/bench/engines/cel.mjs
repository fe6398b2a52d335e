// The form that both libraries of CEL read: an expression for each rule.
import { text } from "./infix.mjs";

const WORDS = {
  and: "&&",
  or: "||",
  not: (inner) => `!(${inner})`,
  fact: (id) => id,
  isBool: (fact, value) => (value ? fact : `!${fact}`),
  oneOf: (fact, list) => `${fact} in ${list}`,
  // A number of JavaScript is a `double` there, and compares with no `int`.
  day: (number) => `${number}.0`,
};

const TYPES = { bool: "bool", enum: "string", date: "double" };

export const rules = ({ facts, rules }) => ({
  types: Object.fromEntries(facts.map((fact) => [fact.id, TYPES[fact.type]])),
  expressions: rules.map(({ when }) => text(when, WORDS)),
});
