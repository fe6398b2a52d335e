import type { JSX } from "preact";
import type { PolicyDocument } from "../engine/types";
import { useJourney } from "../journey/context";
import { hasText } from "./hasText";
import { useAboutWords } from "./words";

/** Opens a document in full, where there is a text of it. Its id, made of `place`, lets the reader come back to it. */
export function FullTextButton({ document, place }: { readonly document: PolicyDocument; readonly place: string }): JSX.Element | null {
  const journey = useJourney();
  const t = useAboutWords();
  if (!hasText(journey, document.id)) {
    return null;
  }
  return (
    <button
      class="button button-small full-text-open"
      type="button"
      id={`${place}-${document.id}`}
      onClick={() => journey.go({ name: "document", id: document.id, clause: null })}
    >
      {t("about.full-text")}
      <span class="visually-hidden">
        {" "}
        <span lang="zh-CN">{document.title}</span>
      </span>
    </button>
  );
}
