import type { JSX } from "preact";
import { industryName, useJourney } from "../journey/context";
import { unique, type Suggested } from "../journey/suggestion";
import { Mixed } from "./parts";
import { probabilityWords } from "./probability";

const SHOWN_PRODUCTS = 8;

/** What stands under the name of a suggested industry: its place, how likely, the words it rests on, and how sure the table is. */
export function CandidateDetail({ candidate }: { readonly candidate: Suggested }): JSX.Element {
  const journey = useJourney();
  const { t, list } = journey.words;
  const { suggestion } = journey.state;
  const byCode = suggestion !== null && suggestion.kind === "code";
  const terms = unique(candidate.evidence.map((span) => span.text));
  const products = candidate.products ?? [];
  const shown = list(products.slice(0, SHOWN_PRODUCTS));
  const rest = products.length - SHOWN_PRODUCTS;
  return (
    <>
      <IndustryPath parents={candidate.parents} />
      <span class="probability">
        <Bar value={candidate.probability} />
        {probabilityWords(candidate.probability, journey.words)}
      </span>
      {byCode ? null : (
        <span class="detail-line">
          {terms.length === 0 ? (
            t("industry.no-evidence")
          ) : (
            <>
              {t("industry.evidence")}{" "}
              <bdi>
                {terms.map((term) => (
                  <mark class="evidence" key={term}>
                    {term}
                  </mark>
                ))}
              </bdi>
            </>
          )}
        </span>
      )}
      {products.length === 0 ? null : (
        <span class="detail-line">
          <Mixed
            text={t("industry.products", {
              products: rest > 0 ? `${shown} ${t("industry.products-more", { count: rest })}` : shown,
            })}
          />
        </span>
      )}
      {candidate.rows.length === 0 ? null : (
        <span class="detail-line">
          <Mixed text={t("basis.row-note", { row: list(candidate.rows) })} />
        </span>
      )}
    </>
  );
}

/** The classes above, from the widest down. */
export function IndustryPath({ parents }: { readonly parents: readonly string[] }): JSX.Element | null {
  const journey = useJourney();
  if (parents.length === 0) {
    return null;
  }
  return (
    <span class="path" lang="zh-CN">
      {parents.map((code) => `${code} ${industryName(journey, code)}`).join(" › ")}
    </span>
  );
}

/** Name and code of an industry, with a mark where the code was derived and not copied from print. */
export function IndustryName(props: {
  readonly code: string;
  readonly name: string;
  readonly basis?: string | null | undefined;
}): JSX.Element {
  const { t } = useJourney().words;
  return (
    <>
      <span class="code">{props.code}</span> <span lang="zh-CN">{props.name}</span>
      {isDerived(props.basis) ? <span class="tag tag-plain">{t("basis.derived")}</span> : null}
    </>
  );
}

/** The code was worked out from the order of the table, not copied from print. */
export function isDerived(basis: string | null | undefined): boolean {
  return basis === "ordinal";
}

/** A picture of a share; the number beside it says the same. */
export function Bar({ value }: { readonly value: number }): JSX.Element {
  const width = Math.max(2, Math.round(Math.min(1, Math.max(0, value)) * 100));
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="bar-back" width="100" height="8" rx="4" />
      <rect class="bar-front" width={width} height="8" rx="4" />
    </svg>
  );
}
