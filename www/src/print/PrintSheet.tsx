import type { JSX } from "preact";
import { useContext, useLayoutEffect, useMemo } from "preact/hooks";
import type { Assessment } from "../engine/types";
import { useJourney } from "../journey/context";
import { cautions } from "../journey/cautions";
import type { Written } from "../share/written";
import { DataAge } from "../views/DataAge";
import { valueWords } from "../views/describeLeaf";
import { ShownContext } from "../views/parts";
import { countedStandings, countOf } from "../views/standing";
import { PrintedAnswers } from "./PrintedAnswers";
import { PrintedMeasures } from "./PrintedMeasures";
import { PrintedSources } from "./PrintedSources";
import { PrintedReturn } from "./PrintedReturn";
import { SIGNS } from "./signs";

type Props = {
  readonly assessment: Assessment;
  /** The result in one sentence, as on the screen. */
  readonly summary: string;
  /** The way back to the same result. */
  readonly taken: Written;
};

/**
 * The whole result for paper, whatever is folded or filtered on the screen. It is always there and hidden on the screen, as
 * old browsers print without an event before it: the button, the keys and the browser's menu all give this.
 */
export function PrintSheet(props: Props): JSX.Element {
  const { state, words, surface } = useJourney();
  const shown = useContext(ShownContext);
  useLayoutEffect(() => {
    if (!shown) {
      return undefined;
    }
    surface.setSheet(true);
    return () => surface.setSheet(false);
  }, [shown]);
  // Opening a measure on the screen must not draw the paper again; the assessment follows from the state.
  return useMemo(() => <Sheet {...props} />, [state, words]);
}

function Sheet({ assessment, summary, taken }: Props): JSX.Element {
  const journey = useJourney();
  const { state, words } = journey;
  const { t, date } = words;
  const region = assessment.region === null ? null : valueWords(journey, "region", assessment.region);
  return (
    <div class="sheet">
      <p class="sheet-head">
        <span>{t("site.name")}</span>
        <span>
          {region} {date(assessment.as_of)}
        </span>
      </p>
      <div class="sheet-body">
        <h2 class="sheet-title">{t("print.title")}</h2>
        <dl class="sheet-pairs sheet-top">
          <Pair name={t("stage.region")} value={region ?? ""} />
          <Pair name={t("opening.as-of")} value={date(assessment.as_of)} />
          <Pair name={t("print.printed")} value={date(state.today)} />
        </dl>
        <p class="sheet-summary">{summary}</p>
        <Counts assessment={assessment} />
        {cautions(state.answers).map((caution) => (
          <p class="sheet-advice" key={caution}>
            {t(caution)}
          </p>
        ))}
        <p class="sheet-advice">{t("result.disclaimer")}</p>
        <DataAge />
        <PrintedAnswers />
        <PrintedSources assessment={assessment} />
        <PrintedMeasures assessment={assessment} />
        <PrintedReturn assessment={assessment} taken={taken} />
      </div>
    </div>
  );
}

function Pair({ name, value }: { readonly name: string; readonly value: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** How many measures have each status, and what the status says. */
function Counts({ assessment }: { readonly assessment: Assessment }): JSX.Element {
  const { t } = useJourney().words;
  return (
    <ul class="sheet-counts">
      {countedStandings(assessment).map((status) => (
        <li key={status}>
          <strong>
            {SIGNS[status]} {t(`status.${status}`)} {countOf(assessment, status)}
          </strong>{" "}
          {t(`print.means-${status}`)}
        </li>
      ))}
    </ul>
  );
}
