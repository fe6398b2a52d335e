import type { Problem } from "../engine/outcome";
import type { Key, Translator } from "../i18n/translate";

const WORDS: Readonly<Record<string, Key>> = {
  "text-too-long": "error.text-too-long",
  "lone-surrogate": "error.lone-surrogate",
  "unknown-code": "error.code-unknown",
};

/** An error of the core in words for the person; its own message only where the page has no words for it. */
export function problemWords(problem: Problem, { t }: Translator): string {
  const key = WORDS[problem.code];
  return key === undefined ? t("error.core", { message: problem.message }) : t(key);
}
