import type { Assessment, MeasureResult, PolicyDocument, Stage, Status } from "../engine/types";
import type { Key } from "../i18n/translate";

/** What a verdict comes to for the reader: a draft is never said to apply. */
export type Standing = Status | "applies-draft";

/** In the order of a reader's interest. */
export const STANDINGS: readonly Standing[] = ["applies", "applies-draft", "depends", "defeated", "does-not-apply"];

/** In the order in which a business meets them. */
export const STAGES: readonly Stage[] = ["entry", "operation", "rights", "after-violation"];

/** The document of a measure. */
export function documentOf({ documents }: Assessment, measure: MeasureResult): PolicyDocument | undefined {
  return documents.find(({ id }) => id === measure.document);
}

/** True for what a document only plans, explores or proposes: no business can rely on it as a rule already carried out. */
export function isTentative({ firmness }: MeasureResult, document: PolicyDocument | undefined): boolean {
  return firmness === "planned" || firmness === "explores" || (document !== undefined && document.status === "draft");
}

export function standingOf(
  { status }: Pick<MeasureResult, "status">,
  document: Pick<PolicyDocument, "status"> | undefined,
): Standing {
  const draft = document !== undefined && document.status === "draft";
  return draft && status === "applies" ? "applies-draft" : status;
}

/** The standing in words. */
export function statusKey(measure: Pick<MeasureResult, "status">, document: Pick<PolicyDocument, "status"> | undefined): Key {
  return `status.${standingOf(measure, document)}`;
}

/** How many measures stand so. */
export function countOf(assessment: Assessment, standing: Standing): number {
  return assessment.measures.filter((measure) => standingOf(measure, documentOf(assessment, measure)) === standing).length;
}

/** The standings that a count is shown of: of what could apply always, of others where there are any. */
export function countedStandings(assessment: Assessment): readonly Standing[] {
  return STANDINGS.filter((standing) => standing === "applies" || countOf(assessment, standing) > 0);
}

/** How firmly the document puts it, in a sentence: a draft binds nobody. */
export function firmnessKey({ firmness }: Pick<MeasureResult, "firmness">, document: Pick<PolicyDocument, "status"> | undefined): Key {
  return document !== undefined && document.status === "draft" ? "firmness-long.draft" : `firmness-long.${firmness}`;
}

/** What was done with the document on the day that it bears: laws are promulgated. */
export function issuedKey({ status }: Pick<PolicyDocument, "status">): Key {
  return status === "law" ? "result.promulgated" : "result.issued";
}

/** Measures as a reader wants them: what applies first; within a status, the order of the core. */
export function byStatus(measures: readonly MeasureResult[]): readonly MeasureResult[] {
  return STANDINGS.reduce<readonly MeasureResult[]>(
    (sorted, status) => [...sorted, ...measures.filter((measure) => measure.status === status)],
    [],
  );
}
