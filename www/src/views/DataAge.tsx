import type { JSX } from "preact";
import type { Translator } from "../i18n/translate";
import { useFrame } from "../journey/context";
import { ageOn, DATA_DAY } from "../journey/age";

/** The day of the data and how long ago that was; it warns of old data and of a wrong clock, and holds nobody up. */
export function DataAge(): JSX.Element {
  const { state, words } = useFrame();
  return <AgeLine today={state.today} words={words} />;
}

/** The same where no check has begun. */
export function AgeLine({ today, words }: { readonly today: string; readonly words: Translator }): JSX.Element {
  const { t, date } = words;
  const age = ageOn(today);
  const said = age.kind === "behind" ? t("age.behind", { date: date(DATA_DAY), today: date(today) }) : t("age.days", { date: date(DATA_DAY), count: age.days });
  const advice = age.kind === "old" || age.kind === "stale" ? t(`age.${age.kind}`) : "";
  return (
    <p class={`age age-${age.kind}`}>
      {said}
      {advice}
    </p>
  );
}
