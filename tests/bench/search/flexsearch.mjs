// FlexSearch. It gives an order for each field and no scores, so that a sum of reciprocal ranks stands for one; fields
// have weights in it, since the library has none for them.
import FlexSearch from "flexsearch";
import { bigrams } from "./bigrams.mjs";

export const PACKAGE = "flexsearch";
export const TUNING = "three fields, joined by reciprocal rank, synonyms × 2; suggest (OR), whole tokens, context, resolution 3";
export const SCORES = "stand-in";
export const JOINING = "best";

const WEIGHTS = { names: 1, synonyms: 2, products: 1 };
const FIELDS = Object.keys(WEIGHTS);
const OPTIONS = { encode: bigrams, tokenize: "strict", resolution: 3, context: { depth: 1, resolution: 1 } };

export function open(documents) {
  const index = new FlexSearch.Document({
    document: { id: "id", index: FIELDS.map((field) => ({ field, ...OPTIONS })) },
  });
  for (const document of documents) {
    index.add({ id: document.id, ...Object.fromEntries(FIELDS.map((field) => [field, document[field].join("\n")])) });
  }
  return (text, limit) => {
    const scores = new Map();
    for (const { field, result } of index.search(text, { limit, suggest: true })) {
      for (const [rank, id] of result.entries()) scores.set(id, (scores.get(id) ?? 0) + WEIGHTS[field] / (rank + 1));
    }
    return [...scores].sort((a, b) => b[1] - a[1]).slice(0, limit);
  };
}
