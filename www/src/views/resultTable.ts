import type { Assessment, MeasureResult, TraceNode } from "../engine/types";
import type { Journey } from "../journey/context";
import type { Key } from "../i18n/translate";
import { leafWords } from "./describeLeaf";
import { dateLines } from "./MeasureCard";
import { documentOf, statusKey } from "./standing";
import { linesOf, single } from "../pictures/layout/path";
import { measureLabel } from "./Trace";

const COLUMNS: readonly Key[] = ["table.measure", "table.document", "table.status", "table.firmness", "table.dates", "table.clause", "table.reason"];

/** The result as rows of plain text, for a spreadsheet: a heading, a row for each measure, and what the result is worth. */
export function resultTable(assessment: Assessment, journey: Journey): readonly (readonly string[])[] {
  const { t, tx, date } = journey.words;
  const rows = assessment.measures.map((measure) => {
    const document = documentOf(assessment, measure);
    return [
      tx(measure.label),
      document === undefined ? measure.document : t("table.source", { title: document.title, status: t(`document-status.${document.status}`) }),
      t(statusKey(measure, document)),
      t(`firmness.${measure.firmness}`),
      dateLines(measure, journey.words).map(({ name, days }) => t("trace.is", { fact: name, value: days })).join(t("table.join")),
      measure.clauses.map(({ ref, quote }) => t("trace.is", { fact: ref, value: quote })).join("\n"),
      reasonWords(measure, assessment, journey),
    ];
  });
  const note = `${t("result.as-of", { date: date(assessment.as_of) })}${t("result.disclaimer")}`;
  return [COLUMNS.map((column) => t(column)), ...rows, COLUMNS.map((_, at) => (at === 0 ? note : ""))];
}

function reasonWords({ because, defeated_by: by }: MeasureResult, { documents }: Assessment, journey: Journey): string {
  const { t } = journey.words;
  const reason = linesOf(because).map((node) => nodeWords(node, journey)).join(t("table.join"));
  if (by === null) {
    return reason;
  }
  const document = documents.find(({ id }) => id === by.document);
  const title = document === undefined ? by.document : document.title;
  return `${t("measure.defeated-text", { measure: measureLabel(journey, by.measure), document: title })}${reason}`;
}

function nodeWords(whole: TraceNode, journey: Journey): string {
  const node = single(whole);
  const { t, tx } = journey.words;
  const judged = (words: string, truth: Key): string => t("table.judged", { words, truth: t(truth) });
  const inside = (key: Key, parts: readonly TraceNode[]): string =>
    t("table.inside", { words: t(key), parts: parts.map((part) => nodeWords(part, journey)).join(t("table.join")) });
  if ("fact" in node) {
    return judged(leafWords(journey, node, false), `truth.${node.truth}`);
  }
  if ("always" in node) {
    return t("trace.always");
  }
  if ("all" in node) {
    return inside("trace.all", linesOf(node.all));
  }
  if ("any" in node) {
    return inside("trace.any", node.any);
  }
  if ("not" in node) {
    return "fact" in node.not ? judged(leafWords(journey, node.not, true), `truth.${node.truth}`) : inside("trace.not", [node.not]);
  }
  if ("defeat" in node) {
    return judged(t("trace.defeat", { measure: measureLabel(journey, node.defeat.measure) }), `truth.defeat-${node.truth}`);
  }
  return judged(tx(node.label), `truth.${node.truth}`);
}
