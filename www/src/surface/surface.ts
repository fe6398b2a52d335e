import type { Wording } from "../i18n/translate";
import type { Travel } from "./travel";

/** Something that is so or not, and may change; `watch` gives the function that stops it. */
export type Watched = { readonly now: () => boolean; readonly watch: (changed: () => void) => () => void };

/** What the page around may know of the checker: that something happened, and the content of it only where the person hands it over. */
export type News = { readonly type: "ready" | "done" } | { readonly type: "result"; readonly text: string };

/** What the checker stands on: a page of its own, or an element in somebody else's. Everything of the document is reached through it. */
export type Surface = {
  /** Bears the language, the looks and what has been loaded. */
  readonly root: HTMLElement;
  /** Whether it is part of somebody else's page, which has landmarks of its own. */
  readonly embedded: boolean;
  /** Whether it stands in somebody else's page, in a frame or as part of it. */
  readonly guest: boolean;
  /** The class of the root that stays whatever the looks are. */
  readonly rootClass: string;
  readonly byId: (id: string) => HTMLElement | null;
  readonly focused: () => Element | null;
  /** Whether the site is kept on the device for times without a network. */
  readonly keepsOffline: boolean;
  /** Where something may be put for a moment that is not drawn. */
  readonly holder: () => Node;
  /** How far down the reader is, in pixels; null where another page decides that. */
  readonly scrolled: () => number | null;
  readonly scrollTo: (top: number) => void;
  /** Brings the beginning of the checker into sight. */
  readonly showTop: () => void;
  /** Names the page. */
  readonly setTitle: (title: string) => void;
  /** Whether paper shows the sheet of a result, and nothing else. */
  readonly setSheet: (on: boolean) => void;
  readonly print: () => void;
  readonly travel: Travel;
  /** What the address carries after `#`. */
  readonly fragment: () => string;
  /** The page that a link with answers leads to; null where there is none. */
  readonly home: string | null;
  /** Whether that link is shown as text, too, and not as a picture alone: where nothing can be copied, nobody types it. */
  readonly linkAsText: boolean;
  /** What is said otherwise here; null where nothing is. */
  readonly wording: Wording | null;
  /** Begins anew after the core could not be loaded. */
  readonly reload: () => void;
  /** False where nobody can hear it. */
  readonly tell: (news: News) => boolean;
  /** Tells the people who run the page around, not the reader. */
  readonly warn: (message: string) => void;
  /** Too narrow for a table of several columns. */
  readonly narrow: Watched;
};
