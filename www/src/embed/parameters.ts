import type { Lang } from "../engine/types";
import type { EngineKind } from "../engine/choice";
import { OWN_PAGE, PARTS, type Options, type Part } from "../options";
import { SIZES, THEMES, type Appearance } from "../settings/appearance";

/** The names under which a portal sets how a checker begins: attributes of the element, of the loader, and words of the address. */
export const NAMES = ["lang", "region", "region-fixed", "text", "hide", "handover", "theme", "size", "engine", "packs", "page"] as const;
export type Name = (typeof NAMES)[number];

/** The text that stands for a name; null where nothing does. */
export type Given = (name: Name) => string | null;

const ENGINES: readonly EngineKind[] = ["wasm", "js"];
/** More text than the core reads is left to it to refuse; this much is never meant. */
const MOST_TEXT = 10_000;
const MOST_NAME = 60;

/** What a portal asked for. What it got wrong is told to `warn` and left as it is without. */
export type Asked = {
  readonly options: Options;
  readonly engine: EngineKind | null;
  /** Addresses of packs, as they were written. */
  readonly packs: readonly string[];
  /** The page that links with answers lead to. */
  readonly page: string | null;
};

export function readParameters(given: Given, warn: (message: string) => void): Asked {
  const one = <Value extends string>(name: Name, values: readonly Value[], without: string): Value | null => {
    const text = given(name);
    if (text === null || text === "") {
      return null;
    }
    const found = values.find((value) => value === text);
    if (found === undefined) {
      warn(`${name}="${short(text)}": not one of ${values.join(", ")}; ${without} is taken`);
      return null;
    }
    return found;
  };
  const some = (name: Name): readonly string[] => (given(name) ?? "").split(/\s+/).filter((word) => word !== "");
  const bounded = (name: Name, most: number): string => {
    const text = given(name) ?? "";
    if (text.length > most) {
      warn(`${name}: ${text.length} characters; at most ${most} are taken; it is left empty`);
      return "";
    }
    return text;
  };
  const hidden = some("hide").filter((part): part is Part => {
    const known = (PARTS as readonly string[]).indexOf(part) >= 0;
    if (!known) {
      warn(`hide="${short(part)}": not one of ${PARTS.join(", ")}; it hides nothing`);
    }
    return known;
  });
  const region = bounded("region", MOST_NAME) || null;
  const fixed = given("region-fixed");
  if (fixed !== null && region === null) {
    warn(`region-fixed="${short(fixed)}": needs a region; the person is asked`);
  }
  const look: Appearance = { ...OWN_PAGE.look, theme: one("theme", THEMES, OWN_PAGE.look.theme) ?? OWN_PAGE.look.theme, size: one("size", SIZES, OWN_PAGE.look.size) ?? OWN_PAGE.look.size };
  return {
    options: {
      lang: language(given("lang"), warn),
      look,
      region,
      regionFixed: fixed !== null && fixed !== "false" && region !== null,
      text: bounded("text", MOST_TEXT),
      hidden,
      handover: bounded("handover", MOST_NAME).trim() || null,
    },
    engine: one("engine", ENGINES, "the one that runs"),
    packs: some("packs"),
    page: address(given("page"), warn),
  };
}

/** Tells what is no option and no name in `others`, and so does nothing. */
export function warnOfUnknown(given: { readonly forEach: (each: (value: string, name: string) => void) => void }, others: readonly string[], warn: (message: string) => void): void {
  const known = [...NAMES, ...others];
  given.forEach((value, name) => {
    if (known.indexOf(name) < 0) {
      warn(`${short(name)}="${short(value)}": no such option; it is passed over`);
    }
  });
}

/** Any form of the two languages is taken: `en-GB` is English, and `zh-Hans` Chinese. */
function language(text: string | null, warn: (message: string) => void): Lang {
  const found = /^(zh|en)\b/i.exec(text ?? "zh");
  if (found === null) {
    warn(`lang="${short(text ?? "")}": neither zh nor en; Chinese is shown`);
    return "zh";
  }
  return (found[1] ?? "zh").toLowerCase() as Lang;
}

function address(text: string | null, warn: (message: string) => void): string | null {
  if (text === null || text === "") {
    return null;
  }
  try {
    const { protocol, href } = new URL(text, document.baseURI);
    if (protocol === "https:" || protocol === "http:") {
      return href.replace(/[?#].*$/, "");
    }
  } catch {
    // Told below.
  }
  warn(`page="${short(text)}": no address that begins with https: or http:; it is left empty`);
  return null;
}

function short(text: string): string {
  return text.length > MOST_NAME ? `${text.slice(0, MOST_NAME)}…` : text;
}
