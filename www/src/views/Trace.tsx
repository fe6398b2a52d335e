import type { JSX } from "preact";
import type { Leaf, TraceNode } from "../engine/types";
import { useJourney, type Journey } from "../journey/context";
import { read, signOf, linesOf, type Reading, type Sign } from "../pictures/layout/path";
import { Mixed } from "./parts";
import { leafWords, valueWords } from "./describeLeaf";

/** The condition tree as a nested list: each line says in words what is asked, whether it is met, and what was answered. */
export function Trace({ nodes }: { readonly nodes: readonly TraceNode[] }): JSX.Element {
  return (
    <ul class="trace">
      {linesOf(nodes).map((node, at) => (
        <Line reading={read(node)} key={at} />
      ))}
    </ul>
  );
}

/** What a line asks. */
export function lineWords(journey: Journey, { node, negated }: Reading): string {
  const { t, tx } = journey.words;
  if ("fact" in node) {
    return leafWords(journey, node, negated);
  }
  if ("defeat" in node) {
    return t("trace.defeat", { measure: measureLabel(journey, node.defeat.measure) });
  }
  if ("use" in node) {
    return node.label === undefined ? t("trace.condition") : tx(node.label);
  }
  return t("always" in node ? "trace.always" : "all" in node ? "trace.all" : "any" in node ? "trace.any" : "trace.not");
}

/** What was found: of an exception, whether it is triggered. */
export function truthWords({ words }: Journey, { node, truth }: Reading): string {
  return words.t("defeat" in node ? `truth.defeat-${truth}` : `truth.${truth}`);
}

export function measureLabel({ catalogue, words }: Journey, id: string): string {
  const found = catalogue.measures.find((measure) => measure.id === id);
  return found === undefined ? id : words.tx(found.label);
}

/** A defeat that holds is bad news: its sign is an exclamation mark and never the tick of a condition met. */
const SIGNS: Readonly<Record<Sign, string>> = { met: "✓", unmet: "✗", open: "?", defeats: "!", spares: "–" };

function Line({ reading }: { readonly reading: Reading }): JSX.Element {
  const journey = useJourney();
  const { node, truth, parts } = reading;
  return (
    <li class={"defeat" in node ? `trace-line trace-defeat-${truth}` : `trace-line trace-${truth}`}>
      <span class="trace-sign" aria-hidden="true">
        {SIGNS[signOf(reading)]}
      </span>
      <span class="trace-words">
        <Mixed text={lineWords(journey, reading)} />
      </span> <span class="trace-truth">{truthWords(journey, reading)}</span>
      {"fact" in node ? <Answer leaf={node} /> : null}
      {parts.length === 0 ? null : (
        <ul class="trace">
          {parts.map((part, at) => (
            <Line reading={read(part)} key={at} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Answer({ leaf }: { readonly leaf: Leaf }): JSX.Element {
  const journey = useJourney();
  const { t } = journey.words;
  const derived = (leaf.because ?? []).length > 0;
  const answer =
    leaf.value === null
      ? derived
        ? null
        : t("trace.no-answer")
      : t("trace.your-answer", { value: valueWords(journey, leaf.fact, leaf.value) });
  return (
    <>
      {answer === null ? null : <span class="trace-answer"><Mixed text={answer} /></span>}
      {derived ? <span class="trace-answer">{t("trace.derived")}</span> : null}
    </>
  );
}
