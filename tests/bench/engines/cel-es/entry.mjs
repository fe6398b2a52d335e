import { celEnv, isCelError, parse, plan } from "@bufbuild/cel";

export function load(text) {
  const env = celEnv();
  const programs = JSON.parse(text).expressions.map((expression) => plan(env, parse(expression)));
  function decide(facts) {
    return programs.map((program) => {
      const value = program(facts);
      return isCelError(value) ? null : value;
    });
  }
  return { decide, readings: () => ({ "an error is open": decide }) };
}
