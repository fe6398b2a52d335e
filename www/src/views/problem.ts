import messages from "../../../src/wasm/messages.json";
import type { Problem } from "../engine/outcome";
import type { ErrorCode, Text } from "../engine/types";
import type { Translator } from "../i18n/translate";

/** Words for every error of the core: the type check fails here when one has none. */
const MESSAGES: Readonly<Record<ErrorCode, Text>> = messages;

/** An error of the core in words for the person. */
export function problemWords({ code }: Problem, { t, tx }: Translator): string {
  // Of all limits, the person meets that of the text alone.
  return code === "text-too-long" ? t("error.text-too-long") : tx(MESSAGES[code]);
}
