import type { JSX } from "preact";
import type { Line } from "../engine/types";
import { useJourney } from "../journey/context";
import type { Translator } from "../i18n/translate";
import { Mixed } from "./parts";
import { probabilityWords } from "./probability";

/** Each line of business of the text with what it says, folded. */
export function Lines({ lines }: { readonly lines: readonly Line[] }): JSX.Element | null {
  const { words } = useJourney();
  if (lines.length === 0) {
    return null;
  }
  return (
    <details class="more-detail lines">
      <summary>{words.t("lines.title")}</summary>
      <ol>
        {lines.map((line) => (
          <li key={line.start}>
            <bdi>{line.text}</bdi>
            <span class="line-says">
              <Mixed text={lineWords(line, words)} />
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function lineWords({ kind, class: found }: Line, words: Translator): string {
  if (kind !== "own") {
    return words.t(`lines.${kind}`);
  }
  return found === undefined
    ? words.t("lines.none")
    : words.t("lines.class", { name: `${found.code} ${found.name}`, probability: probabilityWords(found.probability, words) });
}
