import type { JSX } from "preact";
import { useJourney } from "../journey/context";
import { stepFor } from "../journey/next";
import { isAnswered, type Step } from "../journey/state";
import { answerWords, factLabel } from "./describeLeaf";
import { Mixed, TextButton, TITLE_ID } from "./parts";

const SHOWN_TEXT = 200;

type Row = { readonly id: string; readonly name: string; readonly value: string; readonly step: Step };

/** Everything the result is worked out from, each with a way to change it; `plain` where the page itself is about them. */
export function Answers({ plain = false }: { readonly plain?: boolean }): JSX.Element {
  const journey = useJourney();
  const { state, catalogue, words, options, go } = journey;
  const { t } = words;
  const facts = catalogue.facts
    .filter(({ id }) => isAnswered(state, id))
    .map(({ id }): Row => ({ id, name: factLabel(journey, id), value: answerWords(journey, state, id) ?? "", step: stepFor(id) }));
  const text = state.text.trim();
  const described: Row = {
    id: "description",
    name: t("result.description"),
    value: text.length > SHOWN_TEXT ? `${Array.from(text).slice(0, SHOWN_TEXT).join("")}…` : text,
    step: { name: "describe" },
  };
  const rows = text === "" ? facts : [described, ...facts];
  return (
    <section class={plain ? "answers answers-plain" : "answers"} aria-labelledby={plain ? TITLE_ID : "answers-title"}>
      {plain ? null : (
        <h2 class="section-title" id="answers-title">
          {t("result.answers")}
        </h2>
      )}
      <dl class="answers-list">
        {rows.map(({ id, name, value, step }) => (
          <div class="answer" key={id}>
            <dt>{name}</dt>
            <dd class="answer-value">
              <bdi>
                <Mixed text={value} />
              </bdi>
            </dd>
            <dd class="answer-change">
              {id === "region" && options.regionFixed ? null : (
                <TextButton label={t("result.change-name", { name })} onClick={() => go(step)}>
                  {t("result.change")}
                </TextButton>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
