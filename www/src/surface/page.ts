import type { Surface } from "./surface";
import { browserTravel } from "./travel";

/** While it stands on the body, paper shows the sheet and nothing else. */
const WITH_SHEET = "data-sheet";

/** Where a table of several columns does not fit. */
const narrow = matchMedia("(max-width: 39.99em)");

/** A page of its own. */
export const page: Surface = {
  root: document.documentElement,
  rootClass: "",
  embedded: false,
  guest: false,
  // Where its policy lets no script ask for anything, a worker could fetch nothing either.
  keepsOffline: document.documentElement.getAttribute("data-profile") !== "strict",
  byId: (id) => document.getElementById(id),
  focused: () => document.activeElement,
  holder: () => document.body,
  scrolled: () => window.pageYOffset,
  scrollTo: (top) => window.scrollTo(0, top),
  showTop: () => window.scrollTo(0, 0),
  setTitle: (title) => {
    document.title = title;
  },
  setSheet: (on) => (on ? document.body.setAttribute(WITH_SHEET, "") : document.body.removeAttribute(WITH_SHEET)),
  print: () => window.print(),
  travel: browserTravel,
  fragment: () => location.hash,
  home: location.href.replace(/[?#].*$/, ""),
  linkAsText: true,
  wording: null,
  reload: () => location.reload(),
  tell: () => false,
  warn: (message) => console.warn(`policy-checker: ${message}`),
  narrow: {
    now: () => narrow.matches,
    watch: (changed) => {
      // The older pair of names: Safari before 14 knows no other.
      narrow.addListener(changed);
      return () => narrow.removeListener(changed);
    },
  },
};
