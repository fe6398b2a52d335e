import type { Assessment, MeasureResult, PolicyDocument, Status } from "../engine/types";
import type { Key } from "../i18n/translate";

/** In the order of a reader's interest. */
export const STATUSES: readonly Status[] = ["applies", "depends", "defeated", "does-not-apply"];

/** The document of a measure. */
export function documentOf({ documents }: Assessment, measure: MeasureResult): PolicyDocument | undefined {
  return documents.find(({ id }) => id === measure.document);
}

/** True for what a document only plans, explores or proposes: no business can rely on it as a rule already carried out. */
export function isTentative({ firmness }: MeasureResult, document: PolicyDocument | undefined): boolean {
  return firmness === "planned" || firmness === "explores" || (document !== undefined && document.status === "draft");
}

/** The status in words; a draft is never said to apply. */
export function statusKey({ status }: Pick<MeasureResult, "status">, document: Pick<PolicyDocument, "status"> | undefined): Key {
  const draft = document !== undefined && document.status === "draft";
  return draft && status === "applies" ? "status.applies-draft" : `status.${status}`;
}

/** Measures as a reader wants them: what applies first; within a status, the order of the core. */
export function byStatus(measures: readonly MeasureResult[]): readonly MeasureResult[] {
  return STATUSES.reduce<readonly MeasureResult[]>(
    (sorted, status) => [...sorted, ...measures.filter((measure) => measure.status === status)],
    [],
  );
}
