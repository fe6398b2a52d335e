import type { JSX } from "preact";
import type { Assessment, MeasureResult, PolicyDocument, Stage } from "../engine/types";
import { useJourney } from "../journey/context";
import { unique } from "../journey/suggestion";
import { dateLines } from "../views/MeasureCard";
import { Mixed } from "../views/parts";
import { byStatus, documentOf, isTentative, STAGES, standingOf, statusKey } from "../views/standing";
import { reasonWords } from "./reason";
import { SIGNS } from "./signs";
import { sourceNumber } from "./sourceNumber";

/** Letters of quotes from which a row may go on over the page: kept whole, it would leave half a page empty. */
const LONG_ROW = 220;

/** Every measure by stage: what it says and why it has its status on the left, the words of the document on the right. */
export function PrintedMeasures({ assessment }: { readonly assessment: Assessment }): JSX.Element {
  return (
    <>
      {STAGES.map((stage) => (
        <StageTable stage={stage} assessment={assessment} key={stage} />
      ))}
    </>
  );
}

function StageTable({ stage, assessment }: { readonly stage: Stage; readonly assessment: Assessment }): JSX.Element | null {
  const { t } = useJourney().words;
  const measures = byStatus(assessment.measures.filter((measure) => measure.stage === stage));
  const told = measures.filter(({ status }) => status !== "does-not-apply");
  const rest = measures.filter(({ status }) => status === "does-not-apply");
  if (measures.length === 0) {
    return null;
  }
  return (
    <section>
      <h3 class="sheet-section">
        {t(`result.stage-${stage}`)} <small>{t(`result.stage-${stage}-hint`)}</small>
      </h3>
      {told.length === 0 ? null : (
        <table class="sheet-table">
          <tbody>
            {told.map((measure) => (
              <Row measure={measure} assessment={assessment} key={`${measure.document}/${measure.id}`} />
            ))}
          </tbody>
        </table>
      )}
      {rest.length === 0 ? null : (
        <ul class="sheet-columns sheet-rest">
          {rest.map((measure) => (
            <Rest measure={measure} assessment={assessment} key={`${measure.document}/${measure.id}`} />
          ))}
        </ul>
      )}
    </section>
  );
}

type RowProps = { readonly measure: MeasureResult; readonly assessment: Assessment };

function Row({ measure, assessment }: RowProps): JSX.Element {
  const journey = useJourney();
  const { t, tx } = journey.words;
  const document = documentOf(assessment, measure);
  const { action, clauses, firmness } = measure;
  const letters = clauses.reduce((sum, { quote }) => sum + quote.length, 0);
  return (
    <tr class={letters > LONG_ROW ? "" : "sheet-whole"}>
      <td>
        <p>
          <Mark measure={measure} document={document} /> <strong>{tx(measure.label)}</strong>{" "}
          <span class={isTentative(measure, document) ? "sheet-mark sheet-mark-draft" : "sheet-mark"}>{t(`firmness.${firmness}`)}</span>
        </p>
        <p>{tx(measure.text)}</p>
        <p class="sheet-small">
          <Mixed text={reasonWords(measure, journey)} />
          {action === null || measure.status === "defeated" ? null : `${t("print.action")}${tx(action)}`}
        </p>
        {dateLines(measure, journey.words).map(({ name, days }) => (
          <p class="sheet-small" key={name}>
            <strong>{t("trace.is", { fact: name, value: days })}</strong>
          </p>
        ))}
      </td>
      <td>
        <p class="sheet-small">
          <Source document={document} number={sourceNumber(assessment, measure.document)} />
        </p>
        {clauses.map(({ ref, quote }, at) => (
          <div class="sheet-small sheet-whole" lang="zh-CN" key={`${ref} ${quote}`}>
            {clauses[at - 1]?.ref === ref ? null : <strong>{ref} </strong>}
            <blockquote>{quote}</blockquote>
          </div>
        ))}
      </td>
    </tr>
  );
}

/** What does not apply takes a line or two: its name, where it stands and why not. */
function Rest({ measure, assessment }: RowProps): JSX.Element {
  const journey = useJourney();
  const { tx } = journey.words;
  return (
    <li>
      <p>
        <Mark measure={measure} document={documentOf(assessment, measure)} /> <strong>{tx(measure.label)}</strong>
      </p>
      <p class="sheet-small">
        {sourceNumber(assessment, measure.document)} <span lang="zh-CN">{unique(measure.clauses.map(({ ref }) => ref)).join(" ")}</span>{" "}
        <Mixed text={reasonWords(measure, journey)} />
      </p>
    </li>
  );
}

function Mark({ measure, document }: { readonly measure: MeasureResult; readonly document: PolicyDocument | undefined }): JSX.Element {
  const { t } = useJourney().words;
  return (
    <span class={`sheet-status sheet-status-${measure.status}`}>
      {SIGNS[standingOf(measure, document)]} {t(statusKey(measure, document))}
    </span>
  );
}

/** A local document by its region and legal force, a national one by its title; the list of documents has the rest. */
function Source({ document, number }: { readonly document: PolicyDocument | undefined; readonly number: string }): JSX.Element {
  const { catalogue, words } = useJourney();
  const region = catalogue.regions.find(({ id }) => document !== undefined && id === document.region);
  return (
    <>
      {number}{" "}
      {document === undefined ? null : region === undefined ? (
        <span lang="zh-CN">{words.t("measure.clause", { title: document.title })}</span>
      ) : (
        words.t("measure.source", { region: words.tx(region.name), status: words.t(`document-status.${document.status}`) })
      )}
    </>
  );
}
