import type { MeasureResult, PolicyDocument } from "../engine/types";
import type { Key } from "../i18n/translate";

/** True for what a document only plans, explores or proposes: no business can rely on it as a rule already carried out. */
export function isTentative({ firmness }: MeasureResult, document: PolicyDocument | undefined): boolean {
  return firmness === "planned" || firmness === "explores" || (document !== undefined && document.status === "draft");
}

/** The status in words; a draft is never said to apply. */
export function statusKey({ status }: Pick<MeasureResult, "status">, document: Pick<PolicyDocument, "status"> | undefined): Key {
  const draft = document !== undefined && document.status === "draft";
  return draft && status === "applies" ? "status.applies-draft" : `status.${status}`;
}
