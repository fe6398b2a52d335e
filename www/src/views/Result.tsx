import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Assessment, Changes, MeasureResult, PolicyDocument, Stage, Status } from "../engine/types";
import { assessFacts, turningChanges, useJourney, type Journey } from "../journey/context";
import { byStatus, nextStep, openQuestions } from "../journey/next";
import { Pictures } from "../pictures/Pictures";
import { PrintSheet } from "../print/PrintSheet";
import { Answers } from "./Answers";
import { valueWords } from "./describeLeaf";
import { Documents } from "./Documents";
import { MeasureCard } from "./MeasureCard";
import { isTentative } from "./standing";
import { ReadAloud } from "./ReadAloud";
import { Mixed, TextButton, Title, useTabTitle } from "./parts";
import { TakeAway } from "./TakeAway";

const STAGES: readonly Stage[] = ["entry", "operation", "rights", "after-violation"];
const STATUSES: readonly Status[] = ["applies", "depends", "defeated", "does-not-apply"];

/** Last step: one sentence first, then the legal force of the documents, then every measure with its reasons. */
export function Result(): JSX.Element {
  const journey = useJourney();
  const { t } = journey.words;
  useTabTitle(t("result.title"));
  const outcome = assessFacts(journey, journey.state.answers);
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
  const { state, words, go, restart, announce } = journey;
  const { t, date } = words;
  const [open, setOpen] = useState<readonly string[]>([]);
  const someOpen = open.length > 0;
  const changes = useMemo(
    () => (someOpen ? turningChanges(journey, state.answers) : []),
    [someOpen, state.answers, state.asOf],
  );
  const summary = summarise(assessment, journey);
  useEffect(() => announce(summary), [summary]);

  const all = assessment.measures.map(keyOf);
  const everyOpen = all.every((key) => open.indexOf(key) >= 0);
  const questions = openQuestions(assessment, state).length;
  const issuer = assessment.documents.find(({ region }) => region !== null && region !== undefined)?.issuer;
  return (
    <>
      <ReadAloud text={`${t("result.title")}${t("sentence.end")}${summary}`} />
      <Title>{t("result.title")}</Title>
      <p class="summary">{summary}</p>
      <Counts assessment={assessment} />
      <div class="callout callout-disclaimer">
        <p>
          <Mixed text={issuer === undefined ? t("result.disclaimer-national") : t("result.disclaimer", { issuer })} />
        </p>
        <p class="note">{t("result.as-of", { date: date(assessment.as_of) })}</p>
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
      <p class="tools">
        <TextButton onClick={() => setOpen(everyOpen ? [] : all)}>
          {t(everyOpen ? "result.collapse" : "result.expand")}
        </TextButton>
        <TextButton onClick={() => window.print()}>{t("result.print")}</TextButton>
      </p>
      {STAGES.map((stage) => (
        <StageGroup
          key={stage}
          stage={stage}
          assessment={assessment}
          changes={changes}
          open={open}
          onToggle={(key) => setOpen(open.indexOf(key) >= 0 ? open.filter((one) => one !== key) : [...open, key])}
        />
      ))}
      <Pictures assessment={assessment} />
      <Answers />
      <TakeAway assessment={assessment} />
      <p class="tools">
        <button class="button button-second" type="button" onClick={restart}>
          {t("result.restart")}
        </button>
      </p>
      <PrintSheet assessment={assessment} summary={summary} />
    </>
  );
}

function StageGroup(props: {
  readonly stage: Stage;
  readonly assessment: Assessment;
  readonly changes: readonly Changes[];
  readonly open: readonly string[];
  readonly onToggle: (key: string) => void;
}): JSX.Element | null {
  const { t } = useJourney().words;
  const { stage, assessment, changes, open, onToggle } = props;
  const measures = byStatus(assessment.measures.filter((measure) => measure.stage === stage));
  if (measures.length === 0) {
    return null;
  }
  return (
    <section class="stage" aria-labelledby={`stage-${stage}`}>
      <h2 class="section-title" id={`stage-${stage}`}>
        {t(`result.stage-${stage}`)}
      </h2>
      <p class="stage-hint">
        {t(`result.stage-${stage}-hint`)} <span class="stage-count">{t("result.stage-counts", { count: measures.length })}</span>
      </p>
      <ul class="measures">
        {measures.map((measure) => {
          const key = keyOf(measure);
          return (
            <MeasureCard
              key={key}
              measure={measure}
              document={documentOf(assessment, measure)}
              changes={changes.find((of) => of.measure === measure.id && of.document === measure.document)}
              open={open.indexOf(key) >= 0}
              onToggle={() => onToggle(key)}
            />
          );
        })}
      </ul>
    </section>
  );
}

/** The counts again as a picture: the sentence above it says the same to everyone. */
function Counts({ assessment }: { readonly assessment: Assessment }): JSX.Element {
  const { t } = useJourney().words;
  return (
    <ul class="counts" aria-hidden="true">
      {STATUSES.map((status) => (
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
  const counts = STATUSES.filter((status) => status === "applies" || countOf(assessment, status) > 0).map((status) =>
    t(`result.count-${status}`, { count: countOf(assessment, status) }),
  );
  const tentative = assessment.measures.filter(
    (measure) => measure.status === "applies" && isTentative(measure, documentOf(assessment, measure)),
  ).length;
  const caution = tentative === 0 ? "" : t("result.tentative", { count: tentative });
  return `${start}${counts.join(t("sentence.join"))}${t("sentence.end")}${caution}`;
}

function countOf(assessment: Assessment, status: Status): number {
  return assessment.measures.filter((measure) => measure.status === status).length;
}

function documentOf({ documents }: Assessment, measure: MeasureResult): PolicyDocument | undefined {
  return documents.find(({ id }) => id === measure.document);
}

function keyOf(measure: MeasureResult): string {
  return `${measure.document}/${measure.id}`;
}
