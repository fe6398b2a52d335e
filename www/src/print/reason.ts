import type { MeasureResult, TraceNode, Truth } from "../engine/types";
import type { Journey } from "../journey/context";
import { unique } from "../journey/suggestion";
import { linesOf, read, single } from "../pictures/layout/path";
import { factLabel } from "../views/describeLeaf";
import { lineWords, measureLabel } from "../views/Trace";

/** Why a measure has its status, in a line or two: the conditions that decided, and no others. */
export function reasonWords(measure: MeasureResult, journey: Journey): string {
  const { t, list } = journey.words;
  const { status, because, missing, defeated_by: by } = measure;
  if (by !== null) {
    const document = journey.catalogue.documents.find(({ id }) => id === by.document);
    return t("measure.defeated-text", { measure: measureLabel(journey, by.measure), document: document === undefined ? by.document : document.title });
  }
  if (status === "depends") {
    return t("print.depends-on", { facts: list(missing.map((fact) => factLabel(journey, fact))) });
  }
  const truth: Truth = status === "applies" ? "true" : "false";
  const nodes = decisive(linesOf(because), truth);
  const lines = unique(nodes.filter((node) => !("always" in node)).map((node) => lineWords(journey, read(node))));
  if (lines.length === 0) {
    return status === "applies" ? `${t("trace.always")}${t("sentence.end")}` : "";
  }
  const reasons = lines.join(t("table.join"));
  return t(status === "applies" ? "print.met" : "print.unmet", { reasons });
}

/** The lowest nodes with this truth that make it that of all: what stands below a named condition is left out. */
function decisive(nodes: readonly TraceNode[], truth: Truth): readonly TraceNode[] {
  const found = nodes.filter((node) => node.truth === truth && !("defeat" in node));
  return found.reduce<readonly TraceNode[]>((all, node) => [...all, ...below(node, truth)], []);
}

function below(given: TraceNode, truth: Truth): readonly TraceNode[] {
  const node = single(given);
  if ("all" in node) {
    return decisive(node.all, truth);
  }
  if ("any" in node) {
    return decisive(node.any, truth);
  }
  return [node];
}
