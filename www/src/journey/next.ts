import type { Assessment, Fact } from "../engine/types";
import { assessFacts, type Journey } from "./context";
import { isAnswered, type Given, type State, type Step } from "./state";

/** Facts that have a step of their own and are never asked as a plain question; here as looked at again. */
export const OWN_STEP: Readonly<Record<string, Step>> = {
  region: { name: "region", change: true },
  industries: { name: "industry", change: true },
};

/** The facts still worth asking: open in the assessment, and not answered with "I do not know". */
export function openQuestions(assessment: Assessment, state: State): readonly string[] {
  return assessment.questions.filter((id) => OWN_STEP[id] === undefined && state.unsure.indexOf(id) < 0);
}

/** The next question worth asking; when nothing is left, a look over all answers, which who has seen the result needs no more. */
export function nextStep(assessment: Assessment, state: State): Step {
  const fact = openQuestions(assessment, state)[0];
  return fact === undefined ? { name: state.shown ? "result" : "check" } : { name: "question", fact, change: false };
}

/**
 * Where one goes on after an answer: with the questions, or back to the result where it was shown and an answer was only
 * changed. Facts that cannot be assessed are told by the result.
 */
export function stepAfter(journey: Journey, after: State, change: boolean): Step {
  const assessment = assessFacts(journey, after.answers);
  const back = !assessment.ok || (change && after.shown);
  return back ? { name: "result" } : nextStep(assessment.value, after);
}

/** The step that asks for one fact again. */
export function stepFor(fact: string): Step {
  return OWN_STEP[fact] ?? { name: "question", fact, change: true };
}

/** The facts of the catalogue that were answered, those with an own step left out. */
export function answeredQuestions(facts: readonly Fact[], given: Given): readonly Fact[] {
  return facts.filter(({ id }) => OWN_STEP[id] === undefined && isAnswered(given, id));
}
