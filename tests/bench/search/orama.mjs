// Orama. Its option `exact` is left off: with it, a document would have to hold the text as a whole.
import { create, insertMultiple, search } from "@orama/orama";
import { bigrams } from "./bigrams.mjs";

export const PACKAGE = "@orama/orama";
export const TUNING = "three fields of equal weight; OR; BM25 with k 1.2, b 0, d 0.5";
export const SCORES = "own";
export const JOINING = "best";

const OPTIONS = { threshold: 1, relevance: { k: 1.2, b: 0, d: 0.5 } };

export function open(documents) {
  const index = create({
    schema: { names: "string", products: "string", synonyms: "string" },
    components: {
      tokenizer: { language: "english", normalizationCache: new Map(), tokenize: (text) => bigrams(text) },
    },
  });
  insertMultiple(
    index,
    documents.map(({ id, names, products, synonyms }) => ({
      id: String(id),
      names: names.join("\n"),
      products: products.join("\n"),
      synonyms: synonyms.join("\n"),
    })),
  );
  return (text, limit) => search(index, { ...OPTIONS, term: text, limit }).hits.map(({ id, score }) => [Number(id), score]);
}
