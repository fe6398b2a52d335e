import type { ComponentChildren, JSX } from "preact";
import type { Leaf, TraceNode, Truth } from "../engine/types";
import { useJourney, type Journey } from "../journey/context";
import { Mixed } from "./parts";
import { leafWords, valueWords } from "./describeLeaf";

/** The condition tree as a nested list: each line says in words what is asked, whether it is met, and what was answered. */
export function Trace({ nodes }: { readonly nodes: readonly TraceNode[] }): JSX.Element {
  return (
    <ul class="trace">
      {linesOf(nodes).map((node, at) => (
        <Node node={node} key={at} />
      ))}
    </ul>
  );
}

/** What is asked, line by line. */
export function linesOf(nodes: readonly TraceNode[]): readonly TraceNode[] {
  const parts = nodes.reduce<readonly TraceNode[]>((all, node) => [...all, ...partsOf(node)], []);
  // "No condition" is worth a line only where nothing else is asked.
  const asked = parts.filter((part) => !("always" in part));
  return asked.length === 0 ? parts : asked;
}

/** A list is read as "all of these", so that an `all` needs no line of its own where a list begins. */
function partsOf(node: TraceNode): readonly TraceNode[] {
  const whole = single(node);
  return "all" in whole ? whole.all : [whole];
}

/** "All of" and "any of" one thing say no more than the thing. */
export function single(node: TraceNode): TraceNode {
  const parts = "all" in node ? node.all : "any" in node ? node.any : [];
  const only = parts.length === 1 ? parts[0] : undefined;
  return only === undefined ? node : single(only);
}

function Node(props: { readonly node: TraceNode }): JSX.Element {
  const node = single(props.node);
  const journey = useJourney();
  const { t, tx } = journey.words;
  if ("fact" in node) {
    return <LeafLine leaf={node} truth={node.truth} negated={false} />;
  }
  if ("always" in node) {
    return <Line truth={node.truth} words={t("trace.always")} />;
  }
  if ("all" in node) {
    return <Line truth={node.truth} words={t("trace.all")} parts={node.all} />;
  }
  if ("any" in node) {
    return <Line truth={node.truth} words={t("trace.any")} parts={node.any} />;
  }
  if ("not" in node) {
    // A test with its opposite in words needs no level of its own.
    return "fact" in node.not ? (
      <LeafLine leaf={node.not} truth={node.truth} negated />
    ) : (
      <Line truth={node.truth} words={t("trace.not")} parts={[node.not]} />
    );
  }
  if ("defeat" in node) {
    const measure = measureLabel(journey, node.defeat.measure);
    return <Line truth={node.truth} defeat words={t("trace.defeat", { measure })} parts={partsOf(node.of)} />;
  }
  const label = node.label === undefined ? t("trace.condition") : tx(node.label);
  return <Line truth={node.truth} words={label} parts={partsOf(node.of)} />;
}

export function measureLabel({ catalogue, words }: Journey, id: string): string {
  const found = catalogue.measures.find((measure) => measure.id === id);
  return found === undefined ? id : words.tx(found.label);
}

function LeafLine(props: { readonly leaf: Leaf; readonly truth: Truth; readonly negated: boolean }): JSX.Element {
  const journey = useJourney();
  const { t } = journey.words;
  const { leaf } = props;
  const because = leaf.because ?? [];
  const answer =
    leaf.value === null
      ? because.length > 0
        ? null
        : t("trace.no-answer")
      : t("trace.your-answer", { value: valueWords(journey, leaf.fact, leaf.value) });
  return (
    <Line truth={props.truth} words={leafWords(journey, leaf, props.negated)} parts={because}>
      {answer === null ? null : <span class="trace-answer"><Mixed text={answer} /></span>}
      {because.length === 0 ? null : <span class="trace-answer">{t("trace.derived")}</span>}
    </Line>
  );
}

const SIGNS: Readonly<Record<Truth, string>> = { true: "✓", false: "✗", unknown: "?" };

function Line(props: {
  readonly truth: Truth;
  readonly words: string;
  readonly defeat?: boolean;
  readonly parts?: readonly TraceNode[];
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { t } = useJourney().words;
  const { truth, parts } = props;
  const defeat = props.defeat === true;
  // A defeat that holds is bad news: its sign is an exclamation mark and never the tick of a condition met.
  const sign = defeat ? (truth === "true" ? "!" : truth === "false" ? "–" : "?") : SIGNS[truth];
  return (
    <li class={defeat ? `trace-line trace-defeat-${truth}` : `trace-line trace-${truth}`}>
      <span class="trace-sign" aria-hidden="true">
        {sign}
      </span>
      <span class="trace-words">
        <Mixed text={props.words} />
      </span> <span class="trace-truth">{t(defeat ? `truth.defeat-${truth}` : `truth.${truth}`)}</span>
      {props.children}
      {parts === undefined || parts.length === 0 ? null : (
        <ul class="trace">
          {parts.map((part, at) => (
            <Node node={part} key={at} />
          ))}
        </ul>
      )}
    </li>
  );
}
