import type { Lang } from "../engine/types";
import { fill, type Entry, type Params, type Wording } from "../i18n/translate";
import en from "./en.json";
import zh from "./zh.json";

export type KioskKey = keyof typeof zh;

// The texts of the kiosk alone. Both have the same keys, or the type check fails.
const CATALOGUES: Readonly<Record<Lang, Readonly<Record<KioskKey, Entry>>>> = { zh, en } satisfies Record<
  Lang,
  Record<keyof typeof en, Entry>
>;

/** What the journey says otherwise at a machine for everybody: it has no files, no clipboard, no address, and is not the reader's own. */
export const kioskWording: Wording = (lang, key) => (CATALOGUES[lang] as { readonly [own: string]: Entry | undefined })[`instead.${key}`];

/** The texts around the journey in one language. */
export function kioskWords(lang: Lang): (key: KioskKey, params?: Params) => string {
  return (key, params) => fill(CATALOGUES[lang][key], params);
}
