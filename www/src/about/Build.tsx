import type { JSX } from "preact";
import { useJourney } from "../journey/context";
import { useAboutWords } from "./words";

/** What the page computes with, and why. */
export function Build(): JSX.Element {
  const { kind, reason } = useJourney().choice;
  const t = useAboutWords();
  return (
    <>
      {t(`about.build-${kind}`)}
      {reason === null ? null : <> {t(`about.build-${reason}`)}</>}
    </>
  );
}
