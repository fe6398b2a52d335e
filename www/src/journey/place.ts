import { currentIndex } from "./history";

/** Where the reader was on a page: how far down, and on what. */
type Place = { readonly page: string; readonly top: number; readonly focus: Element | null; readonly id: string };

const places = new Map<number, Place>();

/** Keeps where the reader is on the page of this history entry. */
export function leavePlace(page: string): void {
  const focus = document.activeElement;
  places.set(currentIndex(), { page, top: window.pageYOffset, focus, id: focus === null ? "" : focus.id });
}

/** A new entry takes the place of all that could be reached by going forward. */
export function forgetPlacesAhead(): void {
  places.forEach((_, index) => {
    if (index >= currentIndex()) {
      places.delete(index);
    }
  });
}

/** Brings the reader back to where the page of this history entry was left; false where it was not left so. */
export function returnToPlace(page: string): boolean {
  const index = currentIndex();
  const place = places.get(index);
  places.delete(index);
  if (place === undefined || place.page !== page) {
    return false;
  }
  // The page may have been drawn anew since: then what stands for the old element has its id.
  const focus = place.focus !== null && document.contains(place.focus) ? place.focus : document.getElementById(place.id);
  if (!(focus instanceof HTMLElement)) {
    return false;
  }
  focus.focus({ preventScroll: true });
  window.scrollTo(0, place.top);
  return true;
}
