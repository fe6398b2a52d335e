// MiniSearch. The names of its options are its own.
import MiniSearch from "minisearch";
import { bigrams } from "./bigrams.mjs";

export const PACKAGE = "minisearch";
export const TUNING = "three fields, synonyms × 2, products × 0.5; OR, whole tokens; BM25+ with k 1.2, b 0.1, d 0.5";
export const SCORES = "own";
export const JOINING = "sum";

const FIELDS = ["names", "products", "synonyms"];
const OPTIONS = {
  combineWith: "OR",
  prefix: false,
  fuzzy: false,
  boost: { synonyms: 2, products: 0.5 },
  bm25: { k: 1.2, b: 0.1, d: 0.5 },
};

export function open(documents) {
  const index = new MiniSearch({
    fields: FIELDS,
    extractField: (document, field) => (field === "id" ? document.id : document[field].join("\n")),
    tokenize: bigrams,
    processTerm: (term) => term,
  });
  index.addAll(documents);
  return (text, limit) =>
    index
      .search(text, OPTIONS)
      .slice(0, limit)
      .map(({ id, score }) => [id, score]);
}
