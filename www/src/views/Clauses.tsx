import type { JSX } from "preact";
import type { Clause, PolicyDocument } from "../engine/types";
import { useJourney } from "../journey/context";
import { hasText } from "../about/hasText";
import { InFullText } from "../about/InFullText";

/** The quoted words with the place they stand in, the document's number and its legal force. */
export function Clauses(props: {
  readonly clauses: readonly Clause[];
  readonly document: PolicyDocument | undefined;
}): JSX.Element {
  const journey = useJourney();
  const { go, words } = journey;
  const { t } = words;
  const { clauses, document } = props;
  return (
    <>
      {clauses.map(({ ref, quote }) => (
        <figure class="clause" part="clause" key={`${ref} ${quote}`}>
          <blockquote lang="zh-CN">
            <p>{quote}</p>
          </blockquote>
          <figcaption>
            <span class="clause-ref" lang="zh-CN">
              {ref}
            </span>
            {document === undefined ? null : (
              <>
                <span lang="zh-CN">{t("measure.clause", { title: document.title })}</span>
                {document.number === "" ? null : <span lang="zh-CN">{document.number}</span>}
                <span class={`tag tag-${document.status}`}>{t(`document-status.${document.status}`)}</span>
                {hasText(journey, document.id) ? (
                  <InFullText clause={ref} onClick={() => go({ name: "document", id: document.id, clause: ref, quote })} />
                ) : null}
              </>
            )}
          </figcaption>
        </figure>
      ))}
    </>
  );
}
