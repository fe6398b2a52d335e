import type { Surface } from "../surface/surface";

/** How the page looks. It lasts while the page is open and is kept nowhere. */
export type Appearance = {
  readonly size: Size;
  readonly theme: Theme;
  readonly contrast: Contrast;
};

export const SIZES = ["normal", "large", "elder"] as const;
export const THEMES = ["system", "light", "dark"] as const;
export const CONTRASTS = ["system", "normal", "high"] as const;

type Size = (typeof SIZES)[number];
type Theme = (typeof THEMES)[number];
type Contrast = (typeof CONTRASTS)[number];

export const AS_THE_SYSTEM: Appearance = { size: "normal", theme: "system", contrast: "system" };

const DARK = "(prefers-color-scheme: dark)";
const MORE_CONTRAST = "(prefers-contrast: more)";

/** Sets the classes that the styles read; each palette then stands in them once, whoever asked for it. */
export function show({ root, rootClass }: Surface, { size, theme, contrast }: Appearance): void {
  const dark = theme === "system" ? matchMedia(DARK).matches : theme === "dark";
  const high = contrast === "system" ? matchMedia(MORE_CONTRAST).matches : contrast === "high";
  root.className = `${rootClass}${size} ${dark ? "dark" : "light"}${high ? " contrast" : ""}`;
}

/** Calls `changed` when the system's wish changes; gives the function that stops it. */
export function onSystemChange(changed: () => void): () => void {
  const queries = [matchMedia(DARK), matchMedia(MORE_CONTRAST)];
  // The older pair of names: kernels before Chromium 79 and Safari 14 know no other.
  queries.forEach((query) => query.addListener(changed));
  return () => queries.forEach((query) => query.removeListener(changed));
}
