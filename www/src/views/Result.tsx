import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Assessment } from "../engine/types";
import { assessFacts, useJourney, type Journey } from "../journey/context";
import { nextStep, openQuestions } from "../journey/next";
import { isShown } from "../options";
import { Pictures } from "../pictures/Pictures";
import { written } from "../share/written";
import { PrintSheet } from "../print/PrintSheet";
import { Answers } from "./Answers";
import { valueWords } from "./describeLeaf";
import { Cautions } from "./Cautions";
import { DataAge } from "./DataAge";
import { Documents } from "./Documents";
import { HandOver } from "./HandOver";
import { Measures } from "./Measures";
import { countedStandings, countOf, documentOf, isTentative, standingOf } from "./standing";
import { ReadAloud } from "./ReadAloud";
import { usePainted } from "./painted";
import { Title, useTabTitle } from "./parts";
import { TakeAway } from "./TakeAway";

/** Last step: one sentence first, then the legal force of the documents, then every measure with its reasons. */
export function Result(): JSX.Element {
  const journey = useJourney();
  const { t } = journey.words;
  useTabTitle(t("result.title"));
  const { answers, unsure, asOf } = journey.state;
  const outcome = useMemo(() => assessFacts(journey, answers), [answers, unsure, asOf]);
  if (!outcome.ok) {
    return (
      <>
        <Title>{t("result.title")}</Title>
        <p class="callout callout-none">{t("result.error", { message: outcome.error.message })}</p>
        <Answers />
      </>
    );
  }
  return <Verdicts assessment={outcome.value} />;
}

function Verdicts({ assessment }: { readonly assessment: Assessment }): JSX.Element {
  const journey = useJourney();
  const { state, words, options, go, restart } = journey;
  const { t, date } = words;
  const summary = summarise(assessment, journey);
  const { asOf, answers, unsure, picked } = state;
  const isPainted = usePainted();
  // The page and the paper carry the same, and its picture takes a while.
  const taken = useMemo(
    () => (isPainted ? written({ asOf, facts: answers, unsure, picked }, journey.catalogue, journey.surface.home) : null),
    [isPainted, asOf, answers, unsure, picked],
  );

  const questions = openQuestions(assessment, state).length;
  return (
    <>
      <ReadAloud text={`${t("result.title")}${t("sentence.end")}${summary}`} />
      <Title>{t("result.title")}</Title>
      <p class="summary" part="result">{summary}</p>
      <Counts assessment={assessment} />
      <Cautions />
      <div class="callout callout-disclaimer">
        <p>
          {t("result.disclaimer")}
        </p>
        <p class="note">{t("result.as-of", { date: date(assessment.as_of) })}</p>
        <DataAge />
      </div>
      {questions === 0 ? null : (
        <section class="open-questions" aria-labelledby="open-title">
          <h2 class="label" id="open-title">
            {t("result.open-title", { count: questions })}
          </h2>
          <p>{t("result.open-text")}</p>
          <button class="button" type="button" onClick={() => go(nextStep(assessment, state))}>
            {t("result.open-button")}
          </button>
        </section>
      )}
      <Documents documents={assessment.documents} />
      <Measures assessment={assessment} summary={summary} />
      {isShown(options, "pictures") ? <Pictures assessment={assessment} /> : null}
      <Answers />
      {options.handover === null || taken === null ? null : <HandOver assessment={assessment} code={taken.code} site={options.handover} />}
      {isShown(options, "take") && taken !== null ? <TakeAway assessment={assessment} taken={taken} /> : null}
      <p class="tools">
        <button class="button button-second" type="button" onClick={restart}>
          {t("result.restart")}
        </button>
      </p>
      {taken === null ? null : <PrintSheet assessment={assessment} summary={summary} taken={taken} />}
    </>
  );
}

/** The counts again as a picture: the sentence above it says the same to everyone. */
function Counts({ assessment }: { readonly assessment: Assessment }): JSX.Element {
  const { t } = useJourney().words;
  return (
    <ul class="counts" aria-hidden="true">
      {countedStandings(assessment).map((status) => (
        <li class={`count count-${status}`} key={status}>
          <span class="count-number">{countOf(assessment, status)}</span>
          <span class="count-word">{t(`status.${status}`)}</span>
        </li>
      ))}
    </ul>
  );
}

function summarise(assessment: Assessment, journey: Journey): string {
  const { t } = journey.words;
  const known = assessment.documents.some(({ region }) => region !== null && region !== undefined);
  const start =
    known && assessment.region !== null
      ? t("result.summary-region", { region: valueWords(journey, "region", assessment.region) })
      : t("result.summary-other");
  const counts = countedStandings(assessment).map((standing) =>
    t(`result.count-${standing}`, { count: countOf(assessment, standing) }),
  );
  const tentative = assessment.measures.filter((measure) => {
    const document = documentOf(assessment, measure);
    return standingOf(measure, document) === "applies" && isTentative(measure, document);
  }).length;
  const caution = tentative === 0 ? "" : t("result.tentative", { count: tentative });
  return `${start}${counts.join(t("sentence.join"))}${t("sentence.end")}${caution}`;
}
