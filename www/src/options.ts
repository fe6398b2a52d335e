import type { Lang } from "./engine/types";
import { AS_THE_SYSTEM, type Appearance } from "./settings/appearance";

/** What may be left out of a checker that stands in another page. */
export const PARTS = ["header", "language", "settings", "examples", "code", "browse", "restore", "pictures", "take", "files", "copy", "print", "about"] as const;
export type Part = (typeof PARTS)[number];

/** How a checker begins and what it shows; nothing of it decides a verdict. */
export type Options = {
  readonly lang: Lang;
  readonly look: Appearance;
  /** The district that is chosen at first; null for none. */
  readonly region: string | null;
  /** Whether the district is settled and not asked. */
  readonly regionFixed: boolean;
  /** What the business does, as far as the page around already knows. */
  readonly text: string;
  readonly hidden: readonly Part[];
  /** The name of the site that a result can be handed over to; null where it cannot. */
  readonly handover: string | null;
};

/** A page of its own begins with nothing known and shows everything. */
export const OWN_PAGE: Options = { lang: "zh", look: AS_THE_SYSTEM, region: null, regionFixed: false, text: "", hidden: [], handover: null };

export function isShown({ hidden }: Options, part: Part): boolean {
  return hidden.indexOf(part) < 0;
}
