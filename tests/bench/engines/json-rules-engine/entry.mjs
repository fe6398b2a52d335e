import { Engine } from "json-rules-engine";

export function load(text) {
  const rules = JSON.parse(text);
  const all = (engine) => async (facts) => {
    const verdicts = new Array(rules.length).fill(false);
    for (const { type } of (await engine.run(facts)).events) verdicts[type] = true;
    return verdicts;
  };
  const alone = (facts) => (engine) =>
    engine.run(facts).then(
      ({ events }) => events.length > 0,
      () => null,
    );
  function readings() {
    // One engine for all rules would throw away every answer for the sake of one fact.
    const engines = rules.map((rule) => new Engine([rule]));
    return {
      "each rule in an engine of its own; one that throws is open": (facts) => Promise.all(engines.map(alone(facts))),
      "with `allowUndefinedFacts`, the answer as it comes": all(new Engine(rules, { allowUndefinedFacts: true })),
    };
  }
  return { decide: all(new Engine(rules)), readings };
}
