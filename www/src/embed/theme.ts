/** What a page that embeds the checker may set, each the custom property of that name after `--policy-checker-`. */
export const THEME = [
  "accent",
  "accent-hover",
  "accent-ink",
  "accent-line",
  "accent-soft",
  "card",
  "edge",
  "focus",
  "focus-ink",
  "font",
  "ink",
  "line",
  "muted",
  "on-accent",
  "paper",
  "plain-soft",
  "radius",
  "title-font",
] as const;

/** A colour, a length or a list of fonts; nothing that is fetched or looked up. */
const VALUE = /^(?!.*\b(?:url|var|image|image-set|attr|env)\()[#\w\s.,%()"'+\u3400-\u9fff-]{1,200}$/i;

export function isThemeValue(text: string): boolean {
  return VALUE.test(text);
}

/** Sets what is a name with a value on `root`; what is neither is told to `warn`. */
export function applyTheme(root: HTMLElement, given: (name: string) => unknown, warn: (message: string) => void): void {
  THEME.forEach((name) => {
    const value = given(name);
    if (value === null || value === undefined || value === "") {
      return;
    }
    if (typeof value === "string" && isThemeValue(value)) {
      root.style.setProperty(`--policy-checker-${name}`, value.trim());
    } else {
      warn(`${name}: no colour, length or list of fonts`);
    }
  });
}
