import type { JSX } from "preact";
import { useJourney } from "../journey/context";
import { assessedDay } from "../journey/age";
import { clearAddress } from "../journey/history";
import { answeredQuestions } from "../journey/next";
import type { Step } from "../journey/state";
import type { Carried } from "../share/carried";
import { answerWords, factLabel } from "./describeLeaf";
import { Mixed, TextButton, Title, useTabTitle } from "./parts";

/** What a link, a code or a file holds, before any of it is used: the person decides. */
export function Opening(): JSX.Element {
  const journey = useJourney();
  const { state, words, surface, dispatch, go } = journey;
  const { t, date } = words;
  const { incoming } = state;
  const source = incoming === null ? "link" : incoming.source;
  const reading = incoming === null ? null : incoming.reading;
  const carried = reading !== null && reading.kind === "ok" ? reading.carried : null;
  const title = carried === null ? t("opening.title-unreadable") : t(`opening.title-${source}`);
  useTabTitle(title);

  const own = Object.keys(state.answers).length + state.unsure.length > 0;
  const leave = (step: Step): void => {
    clearAddress(surface.travel, { name: "describe" });
    dispatch({ type: "incoming", incoming: null });
    go(step);
  };
  const use = (asOf: string): void => {
    if (carried !== null) {
      dispatch({ type: "carry", carried, asOf, options: journey.options });
      leave(carried.facts.region === undefined ? { name: "region", change: true } : { name: "result" });
    }
  };
  const refuse = (): void => leave(state.answers.region === undefined ? { name: "describe" } : { name: "result" });
  const day = assessedDay(state.today);
  const otherDay = carried !== null && carried.asOf !== day;
  return (
    <>
      <Title>{title}</Title>
      {carried === null ? (
        <p class="callout callout-weak">{t(`opening.text-${reading === null || reading.kind === "ok" ? "damaged" : reading.kind}`)}</p>
      ) : (
        <>
          <p>{t("opening.text")}</p>
          <Holds carried={carried} />
          {own ? <p class="callout callout-weak">{t("opening.replaces")}</p> : null}
          <p class="opening-use">
            <button class="button" type="button" onClick={() => use(day)}>
              {t(otherDay ? "opening.use-today" : "opening.use")}
            </button>
          </p>
          {otherDay ? (
            <p class="opening-use">
              <button class="button button-second" type="button" onClick={() => use(carried.asOf)}>
                {t("opening.use-then", { date: date(carried.asOf) })}
              </button>
            </p>
          ) : null}
        </>
      )}
      <p class="opening-use">
        <button class={carried === null ? "button" : "button button-second"} type="button" onClick={refuse}>
          {t(own ? "opening.keep" : carried === null ? "opening.start" : "opening.empty")}
        </button>
      </p>
      {carried === null ? (
        <p class="more">
          <TextButton onClick={() => leave({ name: "restore" })}>{t("describe.restore")}</TextButton>
        </p>
      ) : null}
    </>
  );
}

/** Enough to see whose answers they are, without a verdict on them. */
function Holds({ carried }: { readonly carried: Carried }): JSX.Element {
  const journey = useJourney();
  const { t, date } = journey.words;
  const { facts, unsure, asOf } = carried;
  const given = { answers: facts, unsure };
  const value = (id: string): string => answerWords(journey, given, id) ?? t("opening.not-answered");
  const questions = answeredQuestions(journey.catalogue.facts, given);
  const rows = [
    ...["region", "industries"].map((id) => ({ name: factLabel(journey, id), value: value(id) })),
    {
      name: t("opening.answers"),
      value: t("opening.answers-count", { count: questions.length }),
    },
    { name: t("opening.as-of"), value: date(asOf) },
  ];
  const all = questions.map(({ id }) => ({ name: factLabel(journey, id), value: value(id) }));
  return (
    <>
      <Rows rows={rows} />
      {all.length === 0 ? null : (
        <details class="more-detail">
          <summary>{t("opening.see-answers")}</summary>
          <Rows rows={all} />
        </details>
      )}
    </>
  );
}

function Rows(props: { readonly rows: readonly { readonly name: string; readonly value: string }[] }): JSX.Element {
  return (
    <dl class="answers-list opening-list">
      {props.rows.map((row) => (
        <div class="answer" key={row.name}>
          <dt>{row.name}</dt>
          <dd class="answer-value">
            <Mixed text={row.value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
