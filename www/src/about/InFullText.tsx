import type { JSX } from "preact";
import { Mixed } from "../views/parts";
import { useAboutWords } from "./words";

/** Leads from a quoted clause to its place in the document. */
export function InFullText(props: { readonly clause: string; readonly onClick: () => void }): JSX.Element {
  const t = useAboutWords();
  return (
    <button class="text-button in-full-text" type="button" onClick={props.onClick}>
      {t("document.in-full-text")}
      <span class="visually-hidden">
        <Mixed text={t("document.in-clause", { clause: props.clause })} />
      </span>
    </button>
  );
}
