import type { MeasureResult, PolicyDocument } from "../engine/types";
import type { Journey } from "../journey/context";
import { attempt } from "../engine/outcome";
import type { Quote } from "./quotes";

/** The documents as they stand on the day, with the measures that each of them gives in its own region. */
export function documentsWithMeasures(journey: Journey): readonly { readonly document: PolicyDocument; readonly measures: readonly MeasureResult[] }[] {
  const { catalogue, engine, state } = journey;
  return catalogue.documents.map((listed) => {
    const outcome = attempt(() => engine.assess(listed.region === null ? {} : { region: listed.region }, state.asOf));
    const found = outcome.ok ? outcome.value : { documents: [], measures: [] };
    return {
      document: found.documents.find(({ id }) => id === listed.id) ?? listed,
      measures: found.measures.filter(({ document }) => document === listed.id),
    };
  });
}

/** Every clause that a measure quotes, those of its single cases included. */
export function quotesOf({ clauses, cases }: MeasureResult): readonly Quote[] {
  return (cases ?? []).reduce<readonly Quote[]>((all, one) => [...all, ...one.clauses], clauses);
}
