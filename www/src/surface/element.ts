import { printSheet } from "./paper";
import type { News, Surface } from "./surface";
import type { Travel } from "./travel";

/** Class of the element in which a checker stands in somebody else's page; the styles hang on it. */
export const ROOT_CLASS = "policy-checker";

/** The widths, in em of 16 pixels, from which the styles give more room. */
export const WIDTHS = [40, 48, 64] as const;
const EM = 16;

type Given = {
  readonly shadow: ShadowRoot;
  /** Around the root; bears the classes of the width that there is. */
  readonly box: HTMLElement;
  readonly root: HTMLElement;
  readonly home: string | null;
  readonly travel: Travel;
  readonly tell: (news: News) => boolean;
  readonly reload: () => void;
};

/** An element with a shadow tree. The page around keeps its title, address and history. */
export function elementSurface({ shadow, box, root, home, travel, tell, reload }: Given): Surface {
  const isNarrow = (): boolean => widthOf(box) < WIDTHS[0] * EM;
  return {
    root,
    rootClass: `${ROOT_CLASS} `,
    embedded: true,
    guest: true,
    keepsOffline: false,
    byId: (id) => shadow.getElementById(id),
    focused: () => shadow.activeElement,
    holder: () => root,
    scrolled: () => null,
    scrollTo: () => undefined,
    showTop: () => {
      if (box.getBoundingClientRect().top < 0) {
        box.scrollIntoView();
      }
    },
    setTitle: () => undefined,
    setSheet: () => undefined,
    print: () => printSheet(root),
    travel,
    // Links lead to the page that was named; where that is this one, they are opened here.
    fragment: () => (home === null ? "" : location.hash),
    home,
    linkAsText: true,
    wording: null,
    reload,
    tell,
    warn,
    narrow: { now: isNarrow, watch: (changed) => watchWidth(box, changed) },
  };
}

export function warn(message: string): void {
  console.warn(`policy-checker: ${message}`);
}

/** Keeps the classes on `box` that the styles read instead of the width of the window; gives the function that stops it. */
export function followWidth(box: HTMLElement): () => void {
  const follow = (): void => {
    const width = widthOf(box);
    WIDTHS.forEach((em) => box.classList.toggle(`from-${em}`, width >= em * EM));
  };
  follow();
  return watchWidth(box, follow);
}

/** As it is set out: the page around may zoom or turn the whole. */
function widthOf(box: HTMLElement): number {
  return box.offsetWidth;
}

function watchWidth(box: HTMLElement, changed: () => void): () => void {
  // Safari brought it with 13.1.
  if (typeof ResizeObserver === "undefined") {
    window.addEventListener("resize", changed);
    return () => window.removeEventListener("resize", changed);
  }
  const observer = new ResizeObserver(changed);
  observer.observe(box);
  return () => observer.disconnect();
}
