import type { JSX } from "preact";
import { FullTextButton } from "../about/FullTextButton";
import type { PolicyDocument } from "../engine/types";
import { useJourney } from "../journey/context";
import { Mixed } from "./parts";
import { issuedKey } from "./standing";

/** What each document is worth: said before any measure is listed. */
export function Documents({ documents }: { readonly documents: readonly PolicyDocument[] }): JSX.Element {
  const { t, tx, date } = useJourney().words;
  return (
    <section class="documents" aria-labelledby="documents-title">
      <h2 class="section-title" id="documents-title">
        {t("result.documents")}
      </h2>
      <ul class="documents-list">
        {documents.map((document) => (
          <li class={`document document-${document.status}`} key={document.id}>
            <p class="document-head">
              <span class={`tag tag-${document.status}`}>{t(`document-status.${document.status}`)}</span>
              {document.validity === "not-yet" || document.validity === "no-longer" ? (
                <span class="tag tag-draft">{t(`document-validity.${document.validity}`)}</span>
              ) : null}
            </p>
            <p class="document-title" lang="zh-CN">
              {document.title}
            </p>
            <p class="document-note">
              <Mixed text={tx(document.note)} />
            </p>
            <p class="note">
              <Mixed text={tx(document.covers)} />
            </p>
            <p class="note document-facts">
              <span lang="zh-CN">{document.issuer}</span>
              {document.number === "" ? null : <span lang="zh-CN">{document.number}</span>}
              {document.issued ? <span>{t(issuedKey(document), { date: date(document.issued) })}</span> : null}
              {document.until ? <span>{t("result.until", { date: date(document.until) })}</span> : null}
              {document.effective ? <span>{t("result.effective", { date: date(document.effective) })}</span> : null}
            </p>
            <FullTextButton document={document} place="result-open" />
          </li>
        ))}
      </ul>
    </section>
  );
}
