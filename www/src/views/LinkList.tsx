import type { JSX } from "preact";
import type { IndustryLink } from "../engine/types";
import { useJourney } from "../journey/context";

/** The classes of GB/T 4754 behind an industry: whole, or only the products named. */
export function LinkList({ links }: { readonly links: readonly IndustryLink[] }): JSX.Element | null {
  const { t, list } = useJourney().words;
  if (links.length === 0) {
    return null;
  }
  return (
    <details class="more-detail">
      <summary>{t("browse.links")}</summary>
      <ul class="links">
        {links.map((link) => (
          <li key={`${link.code} ${link.name}`}>
            <span lang="zh-CN">
              {link.code} {link.name}
            </span>{" "}
            <span class="tag tag-plain">{t(link.star ? "browse.link-part" : "browse.link-whole")}</span>
            {link.products.length === 0 ? null : (
              <p class="note" lang="zh-CN">
                {list(link.products)}
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
