import type { JSX } from "preact";
import type { PolicyDocument } from "../engine/types";
import { useJourney } from "../journey/context";
import { useAboutWords } from "./words";

/** The standing of a document in a tag or two. */
export function DocumentTags({ document }: { readonly document: PolicyDocument }): JSX.Element {
  const { t } = useJourney().words;
  const { status, validity } = document;
  return (
    <p class="document-head">
      <span class={`tag tag-${status}`}>{t(`document-status.${status}`)}</span>
      {validity === "not-yet" || validity === "no-longer" ? <span class="tag tag-draft">{t(`document-validity.${validity}`)}</span> : null}
    </p>
  );
}

/** Number, issuer, dates and extent; what the text does not give is said to be so. */
export function DocumentFacts(props: { readonly document: PolicyDocument; readonly measures: number }): JSX.Element {
  const { sources, words } = useJourney();
  const t = useAboutWords();
  const { document, measures } = props;
  const source = sources?.[document.id];
  const day = (iso: string | null): string => (iso === null ? t("about.not-given") : words.date(iso));
  return (
    <dl class="document-list">
      <div>
        <dt>{t("about.issuer")}</dt>
        <dd lang="zh-CN">{document.issuer}</dd>
      </div>
      <div>
        <dt>{t("about.number")}</dt>
        {document.number === "" ? <dd>{t("about.no-number")}</dd> : <dd lang="zh-CN">{document.number}</dd>}
      </div>
      <div>
        <dt>{t("about.issued")}</dt>
        <dd>{day(document.issued)}</dd>
      </div>
      <div>
        <dt>{t("about.effective")}</dt>
        <dd>{day(document.effective)}</dd>
      </div>
      <div>
        <dt>{t("about.until")}</dt>
        <dd>{day(document.until)}</dd>
      </div>
      <div>
        <dt>{t("about.clauses")}</dt>
        <dd>{source === undefined ? t("about.measures-count", { measures }) : t("about.clauses-count", { count: source.clauses, measures })}</dd>
      </div>
      {source === undefined || source.about === null ? null : (
        <div>
          <dt>{t("about.copy")}</dt>
          <dd lang="zh-CN">{source.about}</dd>
        </div>
      )}
    </dl>
  );
}
