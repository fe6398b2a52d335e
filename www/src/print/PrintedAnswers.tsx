import type { JSX } from "preact";
import { useJourney } from "../journey/context";
import { isAnswered } from "../journey/state";
import { answerWords, factLabel } from "../views/describeLeaf";
import { Mixed } from "../views/parts";

/** What a sheet holds of a long text; the rest would be pages. */
const MOST_LETTERS = 600;

type Row = { readonly id: string; readonly name: string; readonly value: string };

/** What the business said of itself: the result rests on nothing else. The text in its own words is on paper alone, never in the link. */
export function PrintedAnswers(): JSX.Element {
  const journey = useJourney();
  const { state, catalogue, words } = journey;
  const { t } = words;
  // The region heads the sheet.
  const rows = catalogue.facts
    .filter(({ id }) => id !== "region" && isAnswered(state, id))
    .map(({ id }): Row => ({ id, name: factLabel(journey, id), value: answerWords(journey, state, id) ?? "" }));
  const letters = Array.from(state.text.trim());
  const text = letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join("")}… ${t("print.cut", { count: letters.length })}` : letters.join("");
  const code = state.suggestion !== null && state.suggestion.kind === "code" ? state.suggestion.input : "";
  return (
    <section>
      <h3 class="sheet-section">{t("result.answers")}</h3>
      <dl class="sheet-pairs">
        {text === "" ? null : (
          <div class="sheet-wide">
            <dt>{t("result.description")}</dt>
            <dd>
              <bdi>
                <Mixed text={text} />
              </bdi>
            </dd>
          </div>
        )}
        {code === "" ? null : (
          <div class="sheet-wide">
            <dt>{t("print.code-typed")}</dt>
            <dd>
              <Mixed text={code} />
            </dd>
          </div>
        )}
      </dl>
      <dl class="sheet-pairs sheet-columns">
        {rows.map(({ id, name, value }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd>
              <Mixed text={value} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
