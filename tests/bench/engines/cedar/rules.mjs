// A policy for each rule.
import { text } from "../infix.mjs";

const WORDS = {
  and: "&&",
  or: "||",
  not: (inner) => `!(${inner})`,
  fact: (id) => `context.${id}`,
  isBool: (fact, value) => (value ? fact : `!${fact}`),
  oneOf: (fact, list) => `${list}.contains(${fact})`,
  day: String,
};

export const rules = ({ rules }) =>
  Object.fromEntries(
    rules.map(({ when }, place) => [`r${place}`, `permit(principal, action, resource) when { ${text(when, WORDS)} };`]),
  );
