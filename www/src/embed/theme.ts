import { writeColour } from "../theme/colour";
import { readComputed } from "../theme/computed";
import { COLOUR_NAMES, type ColourName, type Palette } from "../theme/pairs";
import { readableColours, reason } from "../theme/readable";

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

export type ThemeName = (typeof THEME)[number];

/** A theme as it is set: the value of a name, null for none, and how it was written down. */
export type Given = { readonly value: (name: ThemeName) => string | null; readonly written: (name: ThemeName, value: string) => string };

type Tell = (message: string) => void;

/** As much of a value as is told. */
const MOST_SHOWN = 60;

const FONT = "the font of the language";
/** What is no colour: the property that knows its values, what they are, and what is there without. */
const SHAPES = [
  { name: "radius", property: "border-top-left-radius", values: "no length, such as 8px", without: "8px" },
  { name: "font", property: "font-family", values: 'no list of fonts, such as "Noto Sans SC", sans-serif', without: FONT },
  { name: "title-font", property: "font-family", values: 'no list of fonts, such as "Noto Serif SC", serif', without: FONT },
] as const;

/** Words that every property knows; what they come to is not the theme's. */
const KEYWORD = /^(?:inherit|initial|unset|revert|revert-layer|currentcolor)$/i;

/** The part of a theme that can be read, with its values; the rest is told to `tell`, with what is there instead. Colours are tried in `place`. */
export function soundTheme(place: Node, { value, written }: Given, tell: Tell): readonly (readonly [ThemeName, string])[] {
  const set = (name: ThemeName): string => (value(name) ?? "").trim();
  const knows = (property: string, text: string): boolean => !KEYWORD.test(text) && CSS.supports(property, text);
  const refuse = (name: ThemeName, why: string, instead: string): void => tell(`${written(name, set(name).slice(0, MOST_SHOWN))}: ${why}; ${instead} is taken`);

  const shapes = SHAPES.filter(({ name, property, values, without }) => {
    const good = set(name) !== "" && knows(property, set(name));
    if (set(name) !== "" && !good) {
      refuse(name, values, without);
    }
    return good;
  });
  const names = COLOUR_NAMES.filter((name) => set(name) !== "");
  const read = readComputed(place, names.map((name) => (knows("color", set(name)) ? set(name) : "")));
  const colours = names.reduce<Partial<Palette>>((all, name, at) => {
    const colour = read[at] ?? null;
    return colour === null ? all : { ...all, [name]: writeColour(colour) };
  }, {});
  const { kept, refused, shown } = readableColours(colours);
  names.filter((name) => colours[name] === undefined).forEach((name) => refuse(name, "no colour, such as #0d4f4a", shown[name]));
  refused.forEach((one) => refuse(one.name, reason(one), shown[one.name]));
  const sound: readonly ThemeName[] = [...shapes.map(({ name }) => name), ...(Object.keys(kept) as ColourName[])];
  return sound.map((name) => [name, set(name)] as const);
}

/** Sets on `root` what can be read of a theme in an address. */
export function applyTheme(root: HTMLElement, given: (name: string) => string | null, tell: Tell): void {
  // Other signs are in no colour, length or font; what has them is told as one that is not known.
  const value = (name: string): string | null => {
    const text = given(name);
    return text === null || text === "" || isThemeValue(text) ? text : "?";
  };
  const written = (name: string): string => `${name}="${(given(name) ?? "").slice(0, MOST_SHOWN)}"`;
  soundTheme(document.body, { value, written }, tell).forEach(([name, text]) => root.style.setProperty(`--policy-checker-${name}`, text));
}

/**
 * Takes back, on `root`, what cannot be read of the theme that the page around sets on `host`; called again, it looks at what is set by then. Nothing is
 * told twice.
 */
export function holdTheme(host: Element, root: HTMLElement, tell: Tell): () => void {
  const told: string[] = [];
  let before: string | null = null;
  return () => {
    const style = getComputedStyle(host);
    const all = THEME.map((name) => style.getPropertyValue(`--policy-checker-${name}`).trim());
    if (all.join(";") === before) {
      return;
    }
    before = all.join(";");
    const sound = soundTheme(root.parentNode ?? root, { value: (name) => all[THEME.indexOf(name)] ?? null, written: (name, value) => `--policy-checker-${name}: ${value}` }, (message) => {
      if (told.indexOf(message) < 0) {
        told.push(message);
        tell(message);
      }
    }).map(([name]) => name);
    THEME.forEach((name, at) => {
      const property = `--policy-checker-${name}`;
      if (all[at] === "" || sound.indexOf(name) >= 0) {
        root.style.removeProperty(property);
      } else {
        root.style.setProperty(property, "initial");
      }
    });
  };
}
