import type { Travel } from "../surface/travel";
import type { Step } from "./state";

/** What a history entry holds: which step, never an answer. */
type Entry = { readonly step: Step; readonly index: number };

const PLAIN_STEPS: readonly string[] = ["describe", "code", "restore", "opening", "check", "result", "about"];

/** Replaces the entry that the page was loaded with, so that a reload starts at the first step. */
export function startHistory(travel: Travel, step: Step): void {
  travel.replace({ step, index: 0 });
}

/** Takes what the address carried out of it, and out of the entry, so that Back does not bring it again. */
export function clearAddress(travel: Travel, step: Step): void {
  travel.clear({ step, index: currentIndex(travel) });
}

export function pushStep(travel: Travel, step: Step): void {
  travel.push({ step, index: currentIndex(travel) + 1 });
}

/** How many steps of the journey lie behind the current one. */
export function currentIndex(travel: Travel): number {
  const entry = read(travel.current());
  return entry === null ? 0 : entry.index;
}

/** Calls `show` with the step of each entry that Back or Forward reaches; gives the function that stops it. */
export function onTravel(travel: Travel, show: (step: Step) => void): () => void {
  return travel.listen((given) => {
    const entry = read(given);
    if (entry !== null) {
      show(entry.step);
    }
  });
}

function read(state: unknown): Entry | null {
  if (typeof state !== "object" || state === null) {
    return null;
  }
  const { step, index } = state as { step?: unknown; index?: unknown };
  return isStep(step) && typeof index === "number" ? { step, index } : null;
}

function isStep(value: unknown): value is Step {
  if (typeof value !== "object" || value === null) {
    return false;
  }
  const step = value as { name?: unknown; code?: unknown; fact?: unknown; change?: unknown; id?: unknown; clause?: unknown; quote?: unknown };
  return (
    PLAIN_STEPS.indexOf(String(step.name)) >= 0 ||
    ((step.name === "industry" || step.name === "region") && typeof step.change === "boolean") ||
    (step.name === "browse" && (step.code === null || typeof step.code === "string")) ||
    (step.name === "document" &&
      typeof step.id === "string" &&
      (step.clause === null || typeof step.clause === "string") &&
      (step.quote === undefined || typeof step.quote === "string")) ||
    (step.name === "question" && typeof step.fact === "string" && typeof step.change === "boolean")
  );
}
