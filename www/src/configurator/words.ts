import type { Lang } from "../engine/types";
import { fill, type Entry, type Params } from "../i18n/translate";
import en from "./en.json";
import zh from "./zh.json";

export type Key = keyof typeof zh;
export type Words = (key: Key, params?: Params) => string;

// Both have the same keys, or the type check fails.
const CATALOGUES: Readonly<Record<Lang, Readonly<Record<Key, Entry>>>> = { zh, en } satisfies Record<Lang, Record<keyof typeof en, Entry>>;

export function wordsOf(lang: Lang): Words {
  return (key, params) => fill(CATALOGUES[lang][key], params);
}
