import type { Surface } from "../surface/surface";
import { currentIndex } from "./history";

/** Where the reader was on a page: how far down, and on what. */
type Place = { readonly page: string; readonly top: number | null; readonly focus: Element | null; readonly id: string };

/** Remembers where the pages beside the journey were opened from. */
export type Places = {
  /** Keeps where the reader is on the page of this history entry. */
  readonly leave: (page: string) => void;
  /** A new entry takes the place of all that could be reached by going forward. */
  readonly forgetAhead: () => void;
  /** Brings the reader back to where the page of this history entry was left; false where it was not left so. */
  readonly returnTo: (page: string) => boolean;
};

export function rememberPlaces(surface: Surface): Places {
  const places = new Map<number, Place>();
  const here = (): number => currentIndex(surface.travel);
  return {
    leave(page) {
      const focus = surface.focused();
      places.set(here(), { page, top: surface.scrolled(), focus, id: focus === null ? "" : focus.id });
    },
    forgetAhead() {
      places.forEach((_, index) => {
        if (index >= here()) {
          places.delete(index);
        }
      });
    },
    returnTo(page) {
      const place = places.get(here());
      places.delete(here());
      if (place === undefined || place.page !== page) {
        return false;
      }
      // The page may have been drawn anew since: then what stands for the old element has its id.
      const focus = place.focus !== null && surface.root.contains(place.focus) ? place.focus : surface.byId(place.id);
      if (!(focus instanceof HTMLElement)) {
        return false;
      }
      focus.focus({ preventScroll: place.top !== null });
      if (place.top !== null) {
        surface.scrollTo(place.top);
      }
      return true;
    },
  };
}
