import { contrast, readColour, type Colour } from "./colour";

/** The colours that a page around may set, as the styles have them without. A test holds them against the styles. */
export const DEFAULTS = {
  accent: "#0d4f4a",
  paper: "#f6f4ee",
  card: "#ffffff",
  ink: "#17232b",
  muted: "#4a5761",
  line: "#d9d9d1",
  "on-accent": "#ffffff",
  "accent-hover": "#083733",
  "accent-ink": "#0b433f",
  "accent-soft": "#e2eeeb",
  "accent-line": "#578e86",
  edge: "#74828a",
  "plain-soft": "#ebecea",
  focus: "#ffcc3d",
  "focus-ink": "#17232b",
} as const;

export type ColourName = keyof typeof DEFAULTS;
export const COLOUR_NAMES = Object.keys(DEFAULTS) as readonly ColourName[];
export type Palette = Readonly<Record<ColourName, string>>;

/** Those that no page around may set, for they mean something. */
export const FIXED = {
  good: "#11603a",
  open: "#744700",
  bad: "#98201c",
  "open-soft": "#fbefd4",
  found: "#ffedb3",
  tick: "#ffffff",
} as const;
export type FixedName = keyof typeof FIXED;
export type AnyName = ColourName | FixedName;

export const TEXT_RATIO = 4.5;
export const EDGE_RATIO = 3;

const TEXTS: readonly (readonly [AnyName, readonly AnyName[]])[] = [
  ["ink", ["paper", "card", "plain-soft", "accent-soft", "open-soft", "found"]],
  ["muted", ["paper", "card", "plain-soft", "accent-soft", "open-soft"]],
  ["accent-ink", ["paper", "card", "accent-soft"]],
  ["on-accent", ["accent", "accent-hover"]],
  ["good", ["card"]],
  ["open", ["card"]],
  ["bad", ["paper", "card"]],
];
const EDGES: readonly (readonly [AnyName, readonly AnyName[]])[] = [
  ["edge", ["paper", "card", "accent-soft"]],
  ["accent", ["paper", "card", "open-soft", "accent-soft"]],
  ["accent-line", ["paper", "card"]],
  ["tick", ["accent"]],
  ["good", ["paper"]],
  ["focus", ["focus-ink"]],
];
/** Of the two lines of the focus one has to show on each of these. */
const UNDER_FOCUS: readonly AnyName[] = ["paper", "card", "accent-soft", "open-soft", "accent"];

/** A pair that cannot be told apart well enough. */
export type Weak = { readonly on: AnyName; readonly over: AnyName; readonly ratio: number; readonly wanted: number };

const UNREAD: Colour = [0, 0, 0];

/** Every pair of a palette that is too weak: texts below 4.5:1, edges below 3:1. */
export function weakPairs(palette: Palette): readonly Weak[] {
  const all: Readonly<Record<AnyName, string>> = { ...palette, ...FIXED };
  const ratio = (one: AnyName, other: AnyName): number => contrast(readColour(all[one]) ?? UNREAD, readColour(all[other]) ?? UNREAD);
  const below = (pairs: typeof TEXTS, wanted: number): readonly Weak[] =>
    pairs.reduce<readonly Weak[]>(
      (weak, [on, grounds]) => [...weak, ...grounds.map((over) => ({ on, over, ratio: ratio(on, over), wanted })).filter((pair) => pair.ratio < wanted)],
      [],
    );
  const unfocused = UNDER_FOCUS.map((over) => ({ on: "focus" as const, over, ratio: Math.max(ratio("focus", over), ratio("focus-ink", over)), wanted: EDGE_RATIO }));
  return [...below(TEXTS, TEXT_RATIO), ...below(EDGES, EDGE_RATIO), ...unfocused.filter((pair) => pair.ratio < EDGE_RATIO)];
}

/** A ratio in figures, never rounded up to one that would be enough. */
export function writeRatio(ratio: number): string {
  return `${(Math.floor(ratio * 100) / 100).toFixed(2)}:1`;
}
