import type { JSX } from "preact";
import type { PolicyDocument } from "../engine/types";
import { useJourney } from "../journey/context";
import { useAboutWords } from "./words";

/** Opens a document in full. Its id, made of `place`, lets the reader come back to it. */
export function FullTextButton({ document, place }: { readonly document: PolicyDocument; readonly place: string }): JSX.Element {
  const { go } = useJourney();
  const t = useAboutWords();
  return (
    <button
      class="button button-small full-text-open"
      type="button"
      id={`${place}-${document.id}`}
      onClick={() => go({ name: "document", id: document.id, clause: null })}
    >
      {t("about.full-text")}
      <span class="visually-hidden">
        {" "}
        <span lang="zh-CN">{document.title}</span>
      </span>
    </button>
  );
}
