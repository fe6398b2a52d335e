/** How many of how many, with the 95 % interval in per cent. */
export type Rate = { readonly hits: number; readonly of: number; readonly low: string; readonly high: string };

/** The sets of texts of `docs/accuracy.md` that the page tells of; a test holds all figures here against it. */
export const SETS = {
  companies: { texts: 275, inside: 156, outside: 119 },
  "held-out": { texts: 274, inside: 162, outside: 112 },
} as const;

export type Figure = "category" | "subcategory" | "called-in" | "called-out" | "weak" | "best";

export const FIGURES: Readonly<Record<Figure, Readonly<Record<keyof typeof SETS, Rate>>>> = {
  category: { companies: rate(149, 156, "91.0", "97.8"), "held-out": rate(148, 162, "86.0", "94.8") },
  subcategory: { companies: rate(112, 126, "82.2", "93.3"), "held-out": rate(140, 162, "80.3", "90.9") },
  "called-in": { companies: rate(1, 119, "0.1", "4.6"), "held-out": rate(2, 112, "0.5", "6.3") },
  "called-out": { companies: rate(2, 156, "0.4", "4.6"), "held-out": rate(5, 162, "1.3", "7.0") },
  weak: { companies: rate(21, 275, "5.0", "11.4"), "held-out": rate(45, 274, "12.5", "21.3") },
  best: { companies: rate(257, 275, "89.9", "95.8"), "held-out": rate(246, 274, "85.6", "92.8") },
};

function rate(hits: number, of: number, low: string, high: string): Rate {
  return { hits, of, low, high };
}

/** In per cent, as the interval is given. */
export function percent({ hits, of }: Rate): string {
  return ((hits / of) * 100).toFixed(1);
}
