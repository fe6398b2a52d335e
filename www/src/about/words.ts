import type { Lang } from "../engine/types";
import { fill, type Entry, type Params } from "../i18n/translate";
import { useJourney } from "../journey/context";
import en from "./en.json";
import zh from "./zh.json";

export type AboutKey = keyof typeof zh;

// Apart from the other texts, so that the first view does not wait for them. Both have the same keys, or the type check fails.
const CATALOGUES: Readonly<Record<Lang, Readonly<Record<AboutKey, Entry>>>> = { zh, en } satisfies Record<
  Lang,
  Record<keyof typeof en, Entry>
>;

/** The texts of the pages beside the journey, in the reader's language. */
export function useAboutWords(): (key: AboutKey, params?: Params) => string {
  const { words, surface } = useJourney();
  return (key, params) => fill(surface.wording?.(words.lang, key) ?? CATALOGUES[words.lang][key], params);
}
