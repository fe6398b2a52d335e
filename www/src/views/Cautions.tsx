import type { JSX } from "preact";
import { useJourney } from "../journey/context";
import { cautions } from "../journey/cautions";

/** What has to be said of the answers before a verdict is read. */
export function Cautions(): JSX.Element {
  const { state, words } = useJourney();
  return (
    <>
      {cautions(state.answers).map((caution) => (
        <p class="callout callout-weak" key={caution}>
          {words.t(caution)}
        </p>
      ))}
    </>
  );
}
