import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useJourney } from "../journey/context";
import { keepOffline, type TakeOver } from "../offline/keep";

/** Offers another version of the site once it is there whole, as long as nothing was written that it would lose. */
export function UpdateNotice(): JSX.Element | null {
  const { state, surface, words } = useJourney();
  const [takeOver, setTakeOver] = useState<TakeOver | null>(null);
  useEffect(() => (surface.keepsOffline ? keepOffline((found) => setTakeOver(() => found)) : undefined), []);
  if (takeOver === null || state.text !== "" || Object.keys(state.answers).length > 0) {
    return null;
  }
  return (
    <div class="callout engine-notice" role="status">
      <p>{words.t("offline.update")}</p>
      <p>
        <button class="button button-small" type="button" onClick={takeOver}>
          {words.t("offline.take-over")}
        </button>
      </p>
    </div>
  );
}
