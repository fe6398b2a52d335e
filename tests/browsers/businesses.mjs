// The businesses that take the journey in every browser, and what the core in Node says of them.
import { CHIP_MAKER, FOUNDER } from "../e2e/support/journey.mjs";

/** Facts left out are answered "I do not know". */
export const BUSINESSES = [
  { text: CHIP_MAKER, region: "jiangbei", answers: FOUNDER },
  {
    text: "新能源汽车动力电池的研发和生产",
    region: "beibei",
    answers: {
      stage: "operating",
      "established-on": "2025-09-01",
      "fits-industrial-policy": "true",
      "red-lines": ["?none"],
      violation: "minor",
      "violation-on": "2026-05-04",
      "first-offence": "true",
      harm: "none",
      "corrected-in-time": "true",
      "under-penalty": "false",
    },
  },
];

/** The facts that the page knows after it asked for those in `asked`. */
export function facts(catalogue, { region, answers }, industry, asked) {
  const known = { region, industries: [industry] };
  for (const id of asked) {
    if (answers[id] !== undefined) {
      known[id] = value(catalogue.facts.find((fact) => fact.id === id), answers[id]);
    }
  }
  return known;
}

/** A choice of the page as the value that the core takes. */
function value({ type }, chosen) {
  if (Array.isArray(chosen)) {
    return chosen.filter((one) => one !== "?none");
  }
  return type === "bool" ? chosen === "true" : chosen;
}

/** The status of every measure, by the id of its card. */
export function verdicts({ measures }) {
  return sorted(measures.map(({ document, id, status }) => [`measure-${document}-${id}`, status]));
}

export function sorted(pairs) {
  return [...pairs].sort(([one], [other]) => (one < other ? -1 : 1));
}
