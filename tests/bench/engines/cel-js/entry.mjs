import { Environment } from "@marcbachmann/cel-js";

export function load(text) {
  const { types, expressions } = JSON.parse(text);
  const env = new Environment();
  for (const [fact, type] of Object.entries(types)) env.registerVariable(fact, type);
  const programs = expressions.map((expression) => env.parse(expression));
  const answer = (program, facts) => {
    try {
      return program(facts);
    } catch {
      return null;
    }
  };
  return {
    decide: (facts) => programs.map((program) => program(facts)),
    readings: () => ({
      "an expression that throws is open": (facts) => programs.map((program) => answer(program, facts)),
    }),
  };
}
