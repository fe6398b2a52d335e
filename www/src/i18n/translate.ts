import type { Lang, Text } from "../engine/types";
import en from "./en.json";
import zh from "./zh.json";

export type Key = keyof typeof zh;
export type Params = { readonly [name: string]: string | number };

/** A text, or its two forms for one and for another number. */
export type Entry = string | { readonly one: string; readonly other: string };

// Both catalogues have the same keys: the type check fails here when one of them lacks a key of the other.
const CATALOGUES: Readonly<Record<Lang, Readonly<Record<Key, Entry>>>> = { zh, en } satisfies Record<
  Lang,
  Record<keyof typeof en, Entry>
>;

/** The words of one edition where it says something else: what it has no word of its own for is undefined. */
export type Wording = (lang: Lang, key: string) => Entry | undefined;

export type Translator = {
  readonly lang: Lang;
  /** A text of the page; `{name}` is filled from `params`, and `count` chooses the plural form. */
  readonly t: (key: Key, params?: Params) => string;
  /** A text of the data in the reader's language. */
  readonly tx: (text: Text) => string;
  /** An ISO date in words; anything else is given back as it is. */
  readonly date: (iso: string) => string;
  readonly list: (items: readonly string[]) => string;
};

export function translator(lang: Lang, wording: Wording | null = null): Translator {
  const t = (key: Key, params: Params = {}): string => fill(wording?.(lang, key) ?? CATALOGUES[lang][key], params);
  return {
    lang,
    t,
    tx: (text) => text[lang],
    date: (iso) => writeDate(iso, t),
    list: (items) => items.join(t("trace.list-join")),
  };
}

/** The text with its `{name}`s filled; `count` chooses the form. */
export function fill(entry: Entry, params: Params = {}): string {
  const form = typeof entry === "string" ? entry : entry[params.count === 1 ? "one" : "other"];
  return form.replace(/\{([a-z0-9]+)\}/g, (hole, name: string) => {
    const value = params[name];
    return value === undefined ? hole : String(value);
  });
}

// By hand: old kernels ship without full Intl data.
function writeDate(iso: string, t: Translator["t"]): string {
  const parts = /^(\d{4,})-(\d{2})-(\d{2})$/.exec(iso);
  if (parts === null) {
    return iso;
  }
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  return t("date.full", { year, month: t("date.months").split(" ")[month - 1] ?? month, day });
}
