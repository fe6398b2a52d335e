import type { Facts } from "../engine/types";

/** What a person takes along. What they wrote in their own words, and the industry code they typed, are never part of it. */
export type Carried = {
  /** The day of the result, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The region is one of the facts. */
  readonly facts: Facts;
  /** Facts answered with "I do not know". */
  readonly unsure: readonly string[];
  /** Industries that were ticked. */
  readonly picked: readonly string[];
};

/** What came of reading a link or a code; never half of what was written. */
export type Reading =
  | { readonly kind: "ok"; readonly carried: Carried }
  /** Written for questions, places or classes that this page does not know, or in a later format. */
  | { readonly kind: "other-version" }
  /** Ours, with something missing or changed. */
  | { readonly kind: "damaged" }
  | { readonly kind: "not-ours" };
