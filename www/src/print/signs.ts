import type { Standing } from "../views/standing";

/** A shape for each standing, told apart on any printer. */
export const SIGNS: Readonly<Record<Standing, string>> = {
  applies: "✓",
  "applies-draft": "○",
  depends: "?",
  defeated: "✕",
  "does-not-apply": "–",
};
