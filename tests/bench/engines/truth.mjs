// What is true, by the simplest means: a condition is read as it stands, and a verdict on partial facts is found by
// trying every completion. Every engine is held against this.

/** Whether a condition holds; `known` must hold every fact that it reads. */
export function holds(condition, known) {
  if (condition.all) return condition.all.every((part) => holds(part, known));
  if (condition.any) return condition.any.some((part) => holds(part, known));
  if (condition.not) return !holds(condition.not, known);
  if (!(condition.fact in known)) throw new Error(`${condition.fact} is not known`);
  const value = known[condition.fact];
  if ("is" in condition) return value === condition.is;
  if ("oneOf" in condition) return condition.oneOf.includes(value);
  if ("from" in condition) return value >= condition.from;
  if ("before" in condition) return value < condition.before;
  throw new Error(`no condition: ${JSON.stringify(condition)}`);
}

/** The leaves of a condition from left to right. */
export function leaves(condition) {
  if (condition.all ?? condition.any) return (condition.all ?? condition.any).flatMap(leaves);
  return condition.not ? leaves(condition.not) : [condition];
}

/** The ids of the facts that a condition reads, each once. */
export const reads = (condition) => [...new Set(leaves(condition).map((leaf) => leaf.fact))];

/** Every value that the condition can tell apart: of a date, the days around each one that it names. */
function values(fact, condition) {
  if (fact.type === "bool") return [false, true];
  if (fact.type === "enum") return fact.values;
  const named = leaves(condition)
    .filter((leaf) => leaf.fact === fact.id)
    .map((leaf) => leaf.from ?? leaf.before);
  return [...new Set(named.flatMap((day) => [day - 1, day, day + 1]))];
}

/** `true` or `false` if every completion of what is known agrees, otherwise `null`: open. */
export function verdict(condition, known, facts) {
  const open = facts.filter((fact) => reads(condition).includes(fact.id) && !(fact.id in known));
  let completions = [known];
  for (const fact of open) {
    completions = completions.flatMap((completion) =>
      values(fact, condition).map((value) => ({ ...completion, [fact.id]: value })),
    );
  }
  const outcomes = new Set(completions.map((completion) => holds(condition, completion)));
  return outcomes.size === 1 ? outcomes.has(true) : null;
}
