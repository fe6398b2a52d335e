import Engine from "publicodes";

export function load(text) {
  const rules = JSON.parse(text);
  const names = Object.keys(rules).filter((name) => name.startsWith("r"));
  const engine = new Engine(rules);
  function decide(situation) {
    engine.setSituation(situation);
    return names.map((name) => engine.evaluate(name).nodeValue ?? null);
  }
  return { decide, readings: () => ({ "a value that is not defined is open": decide }) };
}
