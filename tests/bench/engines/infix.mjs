// Conditions as text, for the languages that write `a and (b or not c)`, each with words of its own.

/** The text of a condition; `words` are the operators and the forms of the leaves. */
export function text(condition, words) {
  const join = (parts, operator) => `(${parts.map((part) => text(part, words)).join(` ${operator} `)})`;
  if (condition.all) return join(condition.all, words.and);
  if (condition.any) return join(condition.any, words.or);
  if (condition.not) return words.not(text(condition.not, words));
  const fact = words.fact(condition.fact);
  if ("is" in condition) return typeof condition.is === "boolean" ? words.isBool(fact, condition.is) : `${fact} == "${condition.is}"`;
  if ("oneOf" in condition) return words.oneOf(fact, `[${condition.oneOf.map((value) => `"${value}"`).join(", ")}]`);
  return "from" in condition ? `${fact} >= ${words.day(condition.from)}` : `${fact} < ${words.day(condition.before)}`;
}
