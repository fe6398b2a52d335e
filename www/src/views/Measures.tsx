import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { Assessment, Changes, MeasureResult, Stage } from "../engine/types";
import { turningChanges, useJourney } from "../journey/context";
import { isShown } from "../options";
import { MeasureCard, toggleId } from "./MeasureCard";
import { byStatus, countOf, documentOf, STAGES, standingOf, STANDINGS, statusKey, type Standing } from "./standing";
import { TextButton } from "./parts";

/** Every measure with its reasons, by stage; `summary` is said again whenever an answer given here has changed it. */
export function Measures({ assessment, summary }: { readonly assessment: Assessment; readonly summary: string }): JSX.Element {
  const journey = useJourney();
  const { surface, state, words, announce } = journey;
  const { t, tx } = words;
  const [open, setOpen] = useState<readonly string[]>([]);
  const [wanted, setWanted] = useState<Standing | null>(null);
  /** The card on which a fact was answered last: it stays in sight whatever its status is now. */
  const [answered, setAnswered] = useState<string | null>(null);
  const someOpen = open.length > 0;
  const changes = useMemo(
    () => (someOpen ? turningChanges(journey, state.answers) : []),
    [someOpen, state.answers, state.asOf],
  );
  const touched = assessment.measures.find((measure) => keyOf(measure) === answered);
  useEffect(() => {
    const news =
      touched === undefined
        ? ""
        : t("measure.updated", { name: tx(touched.label), status: t(statusKey(touched, documentOf(assessment, touched))) });
    announce(`${news}${summary}`);
  }, [assessment]);
  // The card may have moved among the others, and what moves loses the focus.
  useLayoutEffect(() => {
    if (touched !== undefined) {
      const toggle = surface.byId(toggleId(touched));
      toggle?.focus();
      toggle?.scrollIntoView({ block: "nearest" });
    }
  }, [assessment]);

  const shown = assessment.measures.filter(
    (measure) => wanted === null || standingOf(measure, documentOf(assessment, measure)) === wanted || keyOf(measure) === answered,
  );
  const keys = shown.map(keyOf);
  const everyOpen = keys.every((key) => open.indexOf(key) >= 0);
  const choose = (status: Standing | null): void => {
    setWanted(status);
    setAnswered(null);
  };
  return (
    <>
      <Filter assessment={assessment} wanted={wanted} onChoose={choose} />
      <p class="tools">
        <TextButton onClick={() => setOpen(everyOpen ? [] : keys)}>{t(everyOpen ? "result.collapse" : "result.expand")}</TextButton>
        {isShown(journey.options, "print") ? <TextButton onClick={surface.print}>{t("result.print")}</TextButton> : null}
      </p>
      {shown.length === 0 ? <p class="hint">{t("result.filter-empty")}</p> : null}
      {STAGES.map((stage) => (
        <StageGroup
          key={stage}
          stage={stage}
          assessment={assessment}
          measures={shown}
          changes={changes}
          open={open}
          onToggle={(key) => setOpen(open.indexOf(key) >= 0 ? open.filter((one) => one !== key) : [...open, key])}
          onAnswered={setAnswered}
        />
      ))}
    </>
  );
}

/** One status at a time, or all; each says how many it would show. */
function Filter(props: {
  readonly assessment: Assessment;
  readonly wanted: Standing | null;
  readonly onChoose: (status: Standing | null) => void;
}): JSX.Element {
  const { t } = useJourney().words;
  const { assessment, wanted, onChoose } = props;
  const { measures } = assessment;
  return (
    <p class="views filter" role="group" aria-label={t("result.filter")}>
      <button class="button button-small" type="button" aria-pressed={wanted === null} onClick={() => onChoose(null)}>
        {t("result.filter-all", { count: measures.length })}
      </button>
      {STANDINGS.map((status) => {
        const count = countOf(assessment, status);
        return count === 0 && wanted !== status ? null : (
          <button class="button button-small" type="button" aria-pressed={wanted === status} onClick={() => onChoose(status)} key={status}>
            {t("result.filter-status", { status: t(`status.${status}`), count })}
          </button>
        );
      })}
    </p>
  );
}

function StageGroup(props: {
  readonly stage: Stage;
  readonly assessment: Assessment;
  readonly measures: readonly MeasureResult[];
  readonly changes: readonly Changes[];
  readonly open: readonly string[];
  readonly onToggle: (key: string) => void;
  readonly onAnswered: (key: string) => void;
}): JSX.Element | null {
  const { t } = useJourney().words;
  const { stage, assessment, changes, open, onToggle, onAnswered } = props;
  const measures = byStatus(props.measures.filter((measure) => measure.stage === stage));
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
              onAnswered={() => onAnswered(key)}
            />
          );
        })}
      </ul>
    </section>
  );
}

function keyOf(measure: MeasureResult): string {
  return `${measure.document}/${measure.id}`;
}
