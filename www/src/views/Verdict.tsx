import type { JSX } from "preact";
import { useJourney } from "../journey/context";
import type { Suggestion } from "../journey/state";
import type { Translator } from "../i18n/translate";
import { dataText } from "./dataText";
import { Highlight } from "./Highlight";
import { Mixed, TextButton } from "./parts";

/** The verdict in one sentence, and the text with the words that decided it. `added` is what was just added to the text. */
export function Verdict({ added }: { readonly added: string | null }): JSX.Element {
  const { state, words, go } = useJourney();
  const { t } = words;
  const { suggestion } = state;
  if (suggestion === null) {
    return <p class="callout">{t(state.picked.length > 0 ? "industry.by-picks" : "industry.skipped")}</p>;
  }
  const { classification, input, kind } = suggestion;
  const first = classification.candidates[0];
  const verdict = classification.verdict;
  const note = verdict === "more-text" ? null : dataText(classification.note, words);
  return (
    <>
      <div class={`callout callout-${verdict}`}>
        <p>
          <Mixed text={verdictWords(suggestion, words)} />
        </p>
        {verdict === "none" && first !== undefined ? <p>{t("industry.none-candidates")}</p> : null}
        {note === null ? null : (
          <p>
            <Mixed text={note} />
          </p>
        )}
        {verdict === "more-text" ? (
          <p>
            <TextButton onClick={() => go({ name: kind === "text" ? "describe" : "code" })}>
              {t("industry.add-text")}
            </TextButton>
          </p>
        ) : null}
      </div>
      {kind === "text" ? (
        <Highlight text={input} result={classification} />
      ) : (
        <p class="own-code">{t("industry.your-code", { code: input })}</p>
      )}
      {added === null ? null : (
        <p class="added">
          <Mixed text={t("industry.added", { words: added })} />{" "}
          <TextButton onClick={() => go({ name: "describe" })}>{t("industry.change-text")}</TextButton>
        </p>
      )}
    </>
  );
}

/** One sentence, which names no deeper class than is sure. */
export function verdictWords({ kind, classification }: Suggestion, { t }: Translator): string {
  const { nearest, verdict } = classification;
  switch (verdict) {
    case "in":
      return kind === "text" ? textInWords(classification, t) : codeInWords(classification, t);
    case "none":
      return kind === "text" && nearest
        ? `${t("industry.text-none")} ${t("industry.nearest", { name: `${nearest.code} ${nearest.name}` })}`
        : t(`industry.${kind}-none`);
    case "weak":
      return t(`industry.${kind}-weak`);
    case "more-text":
      return t("industry.more-text");
  }
}

function textInWords({ candidates, settled }: Suggestion["classification"], t: Translator["t"]): string {
  if (settled === null) {
    return t("industry.text-in-open");
  }
  const name = `${settled.code} ${settled.name}`;
  const deepest = candidates[0];
  return deepest === undefined || deepest.code === settled.code
    ? t("industry.text-in", { name })
    : t("industry.text-in-part", { name });
}

/** A code is looked up in a table: there the class that stands first is the one that the whole industry belongs to. */
function codeInWords({ candidates }: Suggestion["classification"], t: Translator["t"]): string {
  const first = candidates[0];
  return first === undefined ? t("industry.code-weak") : t("industry.code-in", { name: `${first.code} ${first.name}` });
}
