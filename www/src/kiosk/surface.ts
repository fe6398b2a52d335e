import { page } from "../surface/page";
import type { Surface } from "../surface/surface";
import { ownTravel } from "../surface/travel";
import { kioskWording } from "./words";

type Given = { readonly home: string | null; readonly print: () => void; readonly reload: () => void };

/** A page of its own with one entry in the history of the browser: its own Back is the only one. The window keeps its name. */
export function kioskSurface({ home, print, reload }: Given): Surface {
  return {
    ...page,
    rootClass: "kiosk ",
    keepsOffline: false,
    linkAsText: false,
    wording: kioskWording,
    setTitle: () => undefined,
    travel: ownTravel(),
    fragment: () => "",
    home,
    print,
    reload,
  };
}

/** The address that a code to photograph leads to, as the operator has set it: in the address of the page, or on the page itself. */
export function homeOf({ search }: Location, root: HTMLElement): string | null {
  const given = parameter(search, "home") ?? root.getAttribute("data-home") ?? "";
  return /^https?:\/\/[^\s#]+$/.test(given) ? given : null;
}

function parameter(search: string, name: string): string | null {
  return new URLSearchParams(search).get(name);
}
