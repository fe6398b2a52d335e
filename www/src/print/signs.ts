import type { Status } from "../engine/types";

/** A shape for each status, told apart on any printer. */
export const SIGNS: Readonly<Record<Status, string>> = { applies: "✓", depends: "?", defeated: "✕", "does-not-apply": "–" };
