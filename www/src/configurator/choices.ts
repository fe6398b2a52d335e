import { NAMES, type Name } from "../embed/parameters";
import { isThemeValue, THEME } from "../embed/theme";
import type { Part } from "../options";
import { readColour } from "../theme/colour";
import { COLOUR_NAMES, DEFAULTS, weakPairs, type ColourName, type Palette, type Weak } from "../theme/pairs";
import { paletteOf } from "./palette";

/** The four ways to embed the check. */
export const WAYS = ["link", "frame", "loader", "element"] as const;
export type Way = (typeof WAYS)[number];

/** What is chosen on the page; a text that is empty chooses nothing. */
export type Choices = {
  /** Where the check is served; its folder `embed/` lies below. */
  readonly site: string;
  /** Whether the snippets name the folder that moves on with every version. */
  readonly moving: boolean;
  readonly lang: string;
  readonly region: string;
  readonly regionFixed: boolean;
  readonly text: string;
  readonly hide: readonly Part[];
  readonly handover: string;
  readonly theme: string;
  readonly size: string;
  /** Whether the core runs as plain JavaScript alone. */
  readonly strict: boolean;
  readonly packs: string;
  readonly page: string;
  readonly colours: Readonly<Partial<Record<ColourName, string>>>;
  readonly radius: string;
  readonly font: string;
  readonly titleFont: string;
};

export const NOTHING_CHOSEN: Omit<Choices, "site"> = {
  moving: false,
  lang: "",
  region: "",
  regionFixed: false,
  text: "",
  hide: [],
  handover: "",
  theme: "",
  size: "",
  strict: false,
  packs: "",
  page: "",
  colours: {},
  radius: "",
  font: "",
  titleFont: "",
};

/** A name and its value; null for a name that stands alone. */
export type Setting = readonly [name: string, value: string | null];

/** Nobody hears what a link or a bare frame hands over. */
const UNHEARD: readonly Way[] = ["link", "frame"];

/** The options that are chosen, as `way` takes them. */
export function settings(choices: Choices, way: Way): readonly Setting[] {
  const values: Readonly<Record<Name, string | null>> = {
    lang: choices.lang,
    region: choices.region,
    "region-fixed": choices.regionFixed && choices.region !== "" ? null : "",
    text: choices.text,
    hide: choices.hide.join(" "),
    handover: UNHEARD.indexOf(way) >= 0 ? "" : choices.handover,
    theme: choices.theme,
    size: choices.size,
    engine: choices.strict ? "js" : "",
    packs: packAddresses(choices).join(" "),
    // Opened by a link, it keeps to its own site.
    page: way === "link" ? "" : choices.page,
  };
  return NAMES.map((name): Setting => [name, values[name]]).filter(([, value]) => value !== "");
}

export function packAddresses({ packs }: Choices): readonly string[] {
  return packs.split(/\s+/).filter((address) => address !== "");
}

/** The theme that is chosen, with what follows from it: only what is other than without. */
export function themeSettings(choices: Choices): readonly (readonly [string, string])[] {
  const palette = paletteOf(readable(choices));
  const values: Readonly<Record<string, string>> = { ...palette, radius: choices.radius, font: choices.font, "title-font": choices.titleFont };
  return THEME.map((name) => [name, (values[name] ?? "").trim()] as const).filter(([name, value]) => value !== "" && value !== (DEFAULTS as Readonly<Record<string, string>>)[name]);
}

/** The colours that can be read, in one form. */
export function readable({ colours }: Choices): Partial<Palette> {
  return COLOUR_NAMES.reduce<Partial<Palette>>((found, name) => {
    const text = colours[name];
    return text === undefined || readColour(text) === null ? found : { ...found, [name]: text.toLowerCase() };
  }, {});
}

/** Why no snippet can be given. */
export type Fault =
  | { readonly kind: "colour"; readonly name: ColourName }
  | { readonly kind: "radius" | "font" | "title-font" | "site" | "page" }
  | { readonly kind: "weak"; readonly pair: Weak };

/** Says whether a browser knows a value of a property. */
export type Knows = (property: string, value: string) => boolean;

export function faults(choices: Choices, knows: Knows): readonly Fault[] {
  const wrong: Fault[] = [];
  COLOUR_NAMES.forEach((name) => {
    const text = choices.colours[name];
    if (text !== undefined && readColour(text) === null) {
      wrong.push({ kind: "colour", name });
    }
  });
  const style = (kind: "radius" | "font" | "title-font", property: string, value: string): void => {
    if (value.trim() !== "" && !(isThemeValue(value) && knows(property, value.trim()))) {
      wrong.push({ kind });
    }
  };
  style("radius", "border-top-left-radius", choices.radius);
  style("font", "font-family", choices.font);
  style("title-font", "font-family", choices.titleFont);
  if (!isSite(choices.site)) {
    wrong.push({ kind: "site" });
  }
  if (choices.page !== "" && !isAddress(choices.page)) {
    wrong.push({ kind: "page" });
  }
  return [...wrong, ...weakPairs(paletteOf(readable(choices))).map((pair): Fault => ({ kind: "weak", pair }))];
}

function isAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol) && /^https?:\/\//i.test(text);
  } catch {
    return false;
  }
}

/** An address, or a path on the server of the page around. */
function isSite(text: string): boolean {
  return !/[\s?#]/.test(text) && (/^\.{0,2}\/(?!\/)/.test(text) || isAddress(text));
}
