// The wasm build has no decision engine, only expressions, and no way to keep a parsed one.
import init, { evaluateExpression } from "@gorules/zen-engine-wasm";

export async function load(text, wasm) {
  await init({ module_or_path: wasm });
  const { all, each } = JSON.parse(text);
  const answer = (expression, facts) => {
    try {
      return evaluateExpression(expression, facts);
    } catch {
      return null;
    }
  };
  return {
    decide: (facts) => evaluateExpression(all, facts),
    readings: () => ({ "a rule that throws or gives null is open": (facts) => each.map((expression) => answer(expression, facts)) }),
  };
}
