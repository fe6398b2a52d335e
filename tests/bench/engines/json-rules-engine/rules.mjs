// A rule of the library for each rule; its event names it.
function conditions(of) {
  if (of.all) return { all: of.all.map(conditions) };
  if (of.any) return { any: of.any.map(conditions) };
  if (of.not) return { not: conditions(of.not) };
  if ("is" in of) return { fact: of.fact, operator: "equal", value: of.is };
  if ("oneOf" in of) return { fact: of.fact, operator: "in", value: of.oneOf };
  return "from" in of
    ? { fact: of.fact, operator: "greaterThanInclusive", value: of.from }
    : { fact: of.fact, operator: "lessThan", value: of.before };
}

export const rules = ({ rules }) =>
  rules.map(({ when }, place) => ({ conditions: conditions(when), event: { type: String(place) } }));
