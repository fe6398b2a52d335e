import type { Aside, Step } from "./state";

/** Whether the step is a page beside the journey. */
export function isAside(step: Step): step is Aside {
  return step.name === "about" || step.name === "document";
}
