import type { Text } from "../engine/types";
import type { Translator } from "../i18n/translate";

/** A remark of the core in the reader's language; a remark in one language only is shown as it is. */
export function dataText(text: string | Text | null | undefined, { tx }: Translator): string | null {
  if (text === null || text === undefined || text === "") {
    return null;
  }
  return typeof text === "string" ? text : tx(text);
}
