import type { Translator } from "../i18n/translate";

const LIKELY = 0.7;
const POSSIBLE = 0.35;

/** A probability as a word and a whole number of per cent; never 0 or 100, which would claim certainty. */
export function probabilityWords(probability: number, { t }: Translator): string {
  const word =
    probability >= LIKELY ? "probability.high" : probability >= POSSIBLE ? "probability.medium" : "probability.low";
  const percent = Math.min(99, Math.max(1, Math.round(probability * 100)));
  return t("probability.value", { word: t(word), percent });
}
