import type { JSX } from "preact";
import type { Change, ChangedFact, Changes } from "../engine/types";
import { factById, useJourney, type Journey } from "../journey/context";
import { factLabel, valueWords } from "./describeLeaf";

/** As many as can be read at a glance; the smallest come first. */
const MOST = 4;

/** What would turn the verdict: what the business can do about it, and what is out of its hands. */
export function Turning({ changes }: { readonly changes: Changes }): JSX.Element {
  const { t } = useJourney().words;
  return (
    <>
      {changes.can.length === 0 ? null : (
        <>
          <p>{t("turning.can")}</p>
          <ChangeList changes={changes.can} />
        </>
      )}
      {changes.cannot.length === 0 ? null : (
        <>
          <p>{t("turning.cannot")}</p>
          <ChangeList changes={changes.cannot} />
        </>
      )}
    </>
  );
}

function ChangeList({ changes }: { readonly changes: readonly Change[] }): JSX.Element {
  const journey = useJourney();
  const { t, tx } = journey.words;
  return (
    <ul class="turning">
      {changes.slice(0, MOST).map((change, at) => (
        <li key={at}>
          {t("turning.line", {
            facts: change.facts.map((fact) => factWords(journey, fact)).join(t("sentence.join")),
            status: t(`status.${change.status}`),
          })}
          {change.facts.map(({ fact, how }) =>
            how === null ? null : (
              <span class="note" key={fact}>
                {" "}
                {tx(how)}
              </span>
            ),
          )}
        </li>
      ))}
    </ul>
  );
}

/** Of a choice all values are known that have the effect; of a set or a date one of several. */
function factWords(journey: Journey, { fact, to }: ChangedFact): string {
  const { t } = journey.words;
  const type = factById(journey, fact)?.type;
  const values = to.map((value) => valueWords(journey, fact, value)).join(t("turning.or"));
  return t(type === "set" || type === "date" ? "turning.such-as" : "turning.fact", { fact: factLabel(journey, fact), values });
}
