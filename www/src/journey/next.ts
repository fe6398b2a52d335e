import type { Assessment, Fact } from "../engine/types";
import type { State, Step } from "./state";

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

/** Where one goes on after an answer was changed: back to the result if it was shown, else on with the questions. */
export function afterChange(assessment: Assessment, state: State): Step {
  return state.shown ? { name: "result" } : nextStep(assessment, state);
}

/** The step that asks for one fact again. */
export function stepFor(fact: string): Step {
  return OWN_STEP[fact] ?? { name: "question", fact, change: true };
}

/** How many facts of the catalogue were answered, "I do not know" included, those with an own step left out. */
export function answeredCount(facts: readonly Fact[], state: Pick<State, "answers" | "unsure">): number {
  return facts.filter(
    ({ id }) => OWN_STEP[id] === undefined && (state.answers[id] !== undefined || state.unsure.indexOf(id) >= 0),
  ).length;
}
