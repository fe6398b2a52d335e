import type { JSX } from "preact";
import { useJourney } from "../journey/context";

/** Says that the core runs in its other form because its file could not be used; nothing where that is as it should be. */
export function EngineNotice(): JSX.Element | null {
  const { choice, words } = useJourney();
  if (choice.reason !== "missing" && choice.reason !== "damaged") {
    return null;
  }
  return (
    <p class="callout callout-weak engine-notice" role="status">
      {words.t(`engine.fallback-${choice.reason}`)}
    </p>
  );
}
