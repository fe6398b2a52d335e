// The form that both libraries of JsonLogic read: each rule by itself, and asking first which of its facts are missing.
import { reads } from "./truth.mjs";

function logic(condition) {
  if (condition.all) return { and: condition.all.map(logic) };
  if (condition.any) return { or: condition.any.map(logic) };
  if (condition.not) return { "!": [logic(condition.not)] };
  const fact = { var: condition.fact };
  if ("is" in condition) return { "===": [fact, condition.is] };
  if ("oneOf" in condition) return { in: [fact, condition.oneOf] };
  return "from" in condition ? { ">=": [fact, condition.from] } : { "<": [fact, condition.before] };
}

export const rules = ({ rules }) => ({
  plain: rules.map(({ when }) => logic(when)),
  guarded: rules.map(({ when }) => ({ if: [{ missing: reads(when) }, null, logic(when)] })),
});
