import { translator } from "../i18n/translate";
import type { Engine } from "./types";

/** Any text and any day: what the core runs for them, the browser has compiled when a person asks. */
const TEXT = translator("zh").t("describe.example-1");
const DAY = "2025-01-01";
/** So often that the browser takes the trouble to compile it well. */
const TIMES = 5;

/** A browser that tells no pauses is given some. */
const PAUSE_MILLISECONDS = 100;

/** Does in the pauses of the page what a person would wait for at the first text and the first result. */
export function prepareInPauses(engine: Engine): void {
  const answers = [() => engine.classify(TEXT), () => engine.assess({}, DAY), () => engine.changes({}, DAY)];
  let given = 0;
  const next = (): void => {
    if (!engine.prepare()) {
      const answer = answers[Math.floor(given / TIMES)];
      if (answer === undefined) {
        return;
      }
      answer();
      given += 1;
    }
    inPause(next);
  };
  inPause(next);
}

function inPause(work: () => void): void {
  if (typeof requestIdleCallback === "function") {
    requestIdleCallback(() => work());
  } else {
    setTimeout(work, PAUSE_MILLISECONDS);
  }
}
