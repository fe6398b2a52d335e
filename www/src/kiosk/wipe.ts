import { stop } from "../start";

/** What the clipboard holds instead of what a person put there. */
const NOTHING = " ";

/**
 * Drops everything that the page holds: takes the journey off, empties what a page can keep, and puts a fresh document in the place of this one,
 * so that nothing of its memory stays and no Back leads to it.
 */
export function wipe(place: Element): void {
  stop(place);
  place.textContent = "";
  emptyStores();
  emptyClipboard();
  window.name = "";
  location.replace(location.href.replace(/#.*$/, ""));
}

/** A page that its browser keeps whole for the way back would keep the answers as well. */
export function neverKept(): void {
  // Where something is to be done at the end of a page, Chromium does not keep it.
  window.addEventListener("unload", () => undefined);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      location.reload();
    }
  });
}

function emptyStores(): void {
  for (const name of ["sessionStorage", "localStorage"] as const) {
    try {
      window[name].clear();
    } catch {
      // Where a page may keep nothing, nothing is there.
    }
  }
}

function emptyClipboard(): void {
  try {
    // Browsers let a page write there only soon after a touch; the page has let nothing be copied from itself.
    navigator.clipboard.writeText(NOTHING).catch(() => undefined);
  } catch {
    // Old browsers and pages without a secure origin have none.
  }
}
