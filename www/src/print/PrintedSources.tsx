import type { JSX } from "preact";
import type { Assessment, PolicyDocument } from "../engine/types";
import { useJourney } from "../journey/context";
import { issuedKey } from "../views/standing";
import { sourceNumber } from "./sourceNumber";

/** The documents, numbered, so that each measure names its own in a few letters. */
export function PrintedSources({ assessment }: { readonly assessment: Assessment }): JSX.Element {
  const { t } = useJourney().words;
  return (
    <section>
      <h3 class="sheet-section">{t("result.documents")}</h3>
      <ul class="sheet-sources">
        {assessment.documents.map((document) => (
          <Source document={document} number={sourceNumber(assessment, document.id)} key={document.id} />
        ))}
      </ul>
    </section>
  );
}

function Source({ document, number }: { readonly document: PolicyDocument; readonly number: string }): JSX.Element {
  const { t, tx, date } = useJourney().words;
  return (
    <li>
      <p>
        {number}{" "}
        <strong lang="zh-CN">{t("measure.clause", { title: document.title })}</strong>{" "}
        {document.number === "" ? null : <span lang="zh-CN">{document.number} </span>}
        <span class={`sheet-mark sheet-mark-${document.status}`}>{t(`document-status.${document.status}`)}</span>
        {document.validity === "not-yet" || document.validity === "no-longer" ? (
          <span class="sheet-mark sheet-mark-draft">{t(`document-validity.${document.validity}`)}</span>
        ) : null}
      </p>
      <p class="sheet-small">
        <span lang="zh-CN">{document.issuer}</span>
        {document.issued ? <span>{t(issuedKey(document), { date: date(document.issued) })}</span> : null}
        {document.effective ? <span>{t("result.effective", { date: date(document.effective) })}</span> : null}
        {document.until ? <span>{t("result.until", { date: date(document.until) })}</span> : null}
        <span>{tx(document.note)}</span>
      </p>
    </li>
  );
}
