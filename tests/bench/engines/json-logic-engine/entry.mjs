import { LogicEngine } from "json-logic-engine";

export function load(text) {
  const { plain, guarded } = JSON.parse(text);
  const engine = new LogicEngine();
  function all(rules) {
    const built = rules.map((rule) => engine.build(rule));
    return (facts) => built.map((rule) => rule(facts));
  }
  const decide = all(plain);
  return {
    decide,
    readings: () => ({ "the answer as it comes": decide, "a rule with anything `missing` is open": all(guarded) }),
  };
}
