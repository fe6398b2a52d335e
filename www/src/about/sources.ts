import fullTexts from "full-texts";

/** A line of the text as it is set. */
export type Block = {
  readonly kind: "heading" | "title" | "note" | "sign" | "paragraph" | "row";
  /** One, or one for each cell of a row. */
  readonly texts: readonly string[];
  /** The clause that it stands in, by its place in the list; -1 before the first. */
  readonly part: number;
  /** Whether the clause begins here. */
  readonly opens: boolean;
  /** How many of its characters name the clause. */
  readonly lead: number;
  /** 0 for a chapter, 2 for a section in it, else how deep the clause stands. */
  readonly level: number;
};

/** A clause that begins with a line of its own. */
export type Part = { readonly ref: string; readonly label: string; readonly level: number };

/** A document in full. */
export type Source = {
  /** What kind of copy it is, and what that leaves out; in Chinese. Null where data/sources does not say. */
  readonly about: string | null;
  /** How many clauses the pack lists. */
  readonly clauses: number;
  readonly blocks: readonly Block[];
  readonly parts: readonly Part[];
};

/** By the id of the document. A pack that was loaded later brings no text. */
export type Sources = { readonly [id: string]: Source };

export const sources: Sources = fullTexts;
