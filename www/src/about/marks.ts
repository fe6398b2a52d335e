import type { MeasureResult, Text } from "../engine/types";
import { finder, partOf, type Stretch } from "./quotes";
import { quotesOf } from "./resting";
import type { Source } from "./sources";

/** What is marked in the text of a document. */
export type Marks = {
  /** By the number of the text: the characters that measures rest on. */
  readonly cited: ReadonlyMap<number, readonly Stretch[]>;
  /** By the number of the text in which its quotation ends: the measures that rest on it. */
  readonly measures: ReadonlyMap<number, readonly Text[]>;
  /** The clauses that measures rest on. */
  readonly parts: ReadonlyMap<number, true>;
  /** The words to be shown; empty where there are none, or they were not found. */
  readonly sought: readonly Stretch[];
};

export function marksOf(source: Source, measures: readonly MeasureResult[], clause: string | null, quote: string | null): Marks {
  const find = finder(source);
  const cited = new Map<number, readonly Stretch[]>();
  const names = new Map<number, readonly Text[]>();
  const parts = new Map<number, true>();
  measures.forEach((measure) =>
    quotesOf(measure).forEach((one) => {
      const found = find(one);
      found.forEach((stretch) => cited.set(stretch.text, [...(cited.get(stretch.text) ?? []), stretch]));
      const last = found[found.length - 1];
      if (last !== undefined) {
        parts.set(partOf(source, one.ref), true);
        const known = names.get(last.text) ?? [];
        if (known.every(({ zh }) => zh !== measure.label.zh)) {
          names.set(last.text, [...known, measure.label]);
        }
      }
    }),
  );
  return { cited, measures: names, parts, sought: clause === null || quote === null ? [] : find({ ref: clause, quote }) };
}

/** Some characters of a text, all marked alike. */
export type Run = { readonly text: string; readonly lead: boolean; readonly cited: boolean; readonly sought: boolean };

/** Cuts a text where a mark begins or ends. */
export function runs(text: string, lead: number, cited: readonly Stretch[], sought: readonly Stretch[]): readonly Run[] {
  const cuts = [...cited, ...sought].reduce<readonly number[]>((all, { start, end }) => [...all, start, end], [0, lead, text.length]);
  const sorted = cuts.filter((cut, at) => cuts.indexOf(cut) === at).sort((one, other) => one - other);
  const within = (at: number, stretches: readonly Stretch[]): boolean => stretches.some(({ start, end }) => start <= at && at < end);
  return sorted.slice(0, -1).map((start, at) => ({
    text: text.slice(start, sorted[at + 1]),
    lead: start < lead,
    cited: within(start, cited),
    sought: within(start, sought),
  }));
}
