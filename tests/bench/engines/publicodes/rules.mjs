// A rule of the language for each fact, without a default, and for each rule. The language negates comparisons, not
// conditions, so a negation is pushed to the leaves.
function condition(of, negated = false) {
  if (of.not) return condition(of.not, !negated);
  if (of.all ?? of.any) {
    const parts = (of.all ?? of.any).map((part) => condition(part, negated));
    return { [Boolean(of.all) !== negated ? "toutes ces conditions" : "une de ces conditions"]: parts };
  }
  if ("oneOf" in of) {
    const parts = of.oneOf.map((value) => condition({ fact: of.fact, is: value }, negated));
    return { [negated ? "toutes ces conditions" : "une de ces conditions"]: parts };
  }
  if ("from" in of) return `${of.fact} ${negated ? "<" : ">="} ${of.from}`;
  if ("before" in of) return `${of.fact} ${negated ? ">=" : "<"} ${of.before}`;
  if (typeof of.is === "boolean") return `${of.fact} = ${of.is === negated ? "non" : "oui"}`;
  return `${of.fact} ${negated ? "!=" : "="} '${of.is}'`;
}

export const rules = ({ facts, rules }) => ({
  ...Object.fromEntries(facts.map((fact) => [fact.id, { titre: fact.id }])),
  ...Object.fromEntries(rules.map(({ when }, place) => [`r${place}`, condition(when)])),
});

const written = (value) => {
  if (typeof value === "boolean") return value ? "oui" : "non";
  return typeof value === "string" ? `'${value}'` : value;
};

export const situation = (known) =>
  Object.fromEntries(Object.entries(known).map(([id, value]) => [id, written(value)]));
