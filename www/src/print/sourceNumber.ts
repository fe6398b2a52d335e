import type { Assessment } from "../engine/types";

/** How the sheet names a document: by its place in the list of documents. */
export function sourceNumber({ documents }: Assessment, id: string): string {
  return `[${documents.findIndex((document) => document.id === id) + 1}]`;
}
