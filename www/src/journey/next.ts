import type { Assessment, Fact, MeasureResult } from "../engine/types";
import type { State, Step } from "./state";

/** Facts that have a step of their own and are never asked as a plain question; here as changed from the result. */
export const OWN_STEP: Readonly<Record<string, Step>> = {
  region: { name: "region", change: true },
  industries: { name: "industry", change: true },
};

/** The facts still worth asking: open in the assessment, and not answered with "I do not know". */
export function openQuestions(assessment: Assessment, state: State): readonly string[] {
  return assessment.questions.filter((id) => OWN_STEP[id] === undefined && state.unsure.indexOf(id) < 0);
}

/** The next question worth asking, or the result when nothing is left. */
export function nextStep(assessment: Assessment, state: State): Step {
  const fact = openQuestions(assessment, state)[0];
  return fact === undefined ? { name: "result" } : { name: "question", fact, change: false };
}

/** The step that asks for one fact, to come back to the result afterwards. */
export function stepFor(fact: string): Step {
  return OWN_STEP[fact] ?? { name: "question", fact, change: true };
}

/** How many facts of the catalogue were answered, "I do not know" included, those with an own step left out. */
export function answeredCount(facts: readonly Fact[], state: Pick<State, "answers" | "unsure">): number {
  return facts.filter(
    ({ id }) => OWN_STEP[id] === undefined && (state.answers[id] !== undefined || state.unsure.indexOf(id) >= 0),
  ).length;
}

const STATUS_ORDER = ["applies", "depends", "defeated", "does-not-apply"] as const;

/** Measures as a reader wants them: what applies first; within a status, the order of the core. */
export function byStatus(measures: readonly MeasureResult[]): readonly MeasureResult[] {
  return STATUS_ORDER.reduce<readonly MeasureResult[]>(
    (sorted, status) => [...sorted, ...measures.filter((measure) => measure.status === status)],
    [],
  );
}
