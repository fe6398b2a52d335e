import logic from "json-logic-js";

export function load(text) {
  const { plain, guarded } = JSON.parse(text);
  const all = (rules) => (facts) => rules.map((rule) => logic.apply(rule, facts));
  const decide = all(plain);
  return {
    decide,
    readings: () => ({ "the answer as it comes": decide, "a rule with anything `missing` is open": all(guarded) }),
  };
}
