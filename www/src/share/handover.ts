import type { Assessment, Facts } from "../engine/types";

/** What a person hands over to the page around: the answers and what follows from them, never the words of the business. */
export function handedOver(assessment: Assessment, facts: Facts, code: string | null): string {
  const { as_of, region, measures } = assessment;
  const told = {
    version: 1,
    as_of,
    region,
    facts,
    measures: measures.map(({ id, document, status, firmness }) => ({ id, document, status, firmness })),
    code,
  };
  return JSON.stringify(told, null, 1);
}
