import type { JSX } from "preact";
import type { Classification, Span } from "../engine/types";
import { useJourney } from "../journey/context";
import { Lines } from "./Lines";

type Piece = { readonly text: string; readonly mark: "evidence" | "excluded" | null };

/** The person's own text, with the words that decided marked and the excluded ones struck out. */
export function Highlight(props: { readonly text: string; readonly result: Classification }): JSX.Element {
  const { t } = useJourney().words;
  const { text, result } = props;
  const evidence = result.candidates.reduce<readonly Span[]>((all, { evidence: own }) => [...all, ...own], []);
  const excluded = result.excluded ?? [];
  return (
    <section class="own-text" aria-labelledby="own-text-title">
      <h2 class="label" id="own-text-title">
        {t("industry.your-text")}
      </h2>
      <p class="own-text-body" role="group" tabIndex={0} aria-labelledby="own-text-title">
        <bdi>
          {cut(text, evidence, excluded).map((piece, at) =>
            piece.mark === "evidence" ? (
              <mark class="evidence" key={at}>
                {piece.text}
              </mark>
            ) : piece.mark === "excluded" ? (
              <del class="excluded" key={at}>
                {piece.text}
              </del>
            ) : (
              piece.text
            ),
          )}
        </bdi>
      </p>
      {evidence.length === 0 && excluded.length === 0 ? null : (
        <p class="legend-line">
          {evidence.length === 0 ? null : (
            <span class="legend-item">
              <mark class="evidence">A</mark> {t("industry.legend-evidence")}
            </span>
          )}
          {excluded.length === 0 ? null : (
            <span class="legend-item">
              <del class="excluded">A</del> {t("industry.legend-excluded")}
            </span>
          )}
        </p>
      )}
      <Lines lines={result.lines ?? []} />
    </section>
  );
}

/** Cuts the text at every edge of a span; where both kinds overlap, the exclusion shows. */
export function cut(text: string, evidence: readonly Span[], excluded: readonly Span[]): readonly Piece[] {
  const edges = [0, text.length];
  for (const { start, end } of [...evidence, ...excluded]) {
    edges.push(Math.min(start, text.length), Math.min(end, text.length));
  }
  const places = edges.sort((a, b) => a - b).filter((place, at) => at === 0 || place !== edges[at - 1]);
  const pieces: Piece[] = [];
  for (let at = 0; at + 1 < places.length; at += 1) {
    const start = places[at] as number;
    const piece = text.slice(start, places[at + 1]);
    const mark = covers(excluded, start) ? "excluded" : covers(evidence, start) ? "evidence" : null;
    const last = pieces[pieces.length - 1];
    if (last !== undefined && last.mark === mark) {
      pieces[pieces.length - 1] = { text: last.text + piece, mark };
    } else {
      pieces.push({ text: piece, mark });
    }
  }
  return pieces;
}

function covers(spans: readonly Span[], place: number): boolean {
  return spans.some(({ start, end }) => start <= place && place < end);
}
