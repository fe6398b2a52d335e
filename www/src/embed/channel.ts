/**
 * Version 1 of what a page and the checker in its frame say to each other. The page posts `{ "policy-checker": 1 }` with one port to the frame,
 * under the frame's own origin; from then on everything goes through that port, and nothing to whoever happens to listen.
 */
import type { News } from "../surface/surface";

const HELLO = "policy-checker";
const VERSION = 1;

/** What the page says through the port: the texts of the packs that the address announced. */
export type Told = { readonly type: "packs"; readonly packs: readonly string[] };

/** What the frame says: news, how high it is in pixels, and that its beginning should be brought into sight. */
type Said = News | { readonly type: "resize"; readonly height: number } | { readonly type: "top" };

/** Says something; false where no port has come yet. */
export type Channel = { readonly say: (said: Said) => boolean };

/** The most packs, and characters of each, that are taken through the port. */
const MOST_PACKS = 64;
const MOST_TEXT = 2 * 1024 * 1024;

/** Takes the first port that the page around offers, and no other; `heard` gets what is well formed. */
export function openChannel(heard: (told: Told) => void): Channel {
  let port: MessagePort | null = null;
  let waiting: readonly Said[] = [];
  const listen = (event: MessageEvent): void => {
    const [offered] = event.ports;
    if (event.source !== window.parent || window.parent === window || offered === undefined || event.ports.length !== 1 || !isHello(event.data)) {
      return;
    }
    window.removeEventListener("message", listen);
    port = offered;
    port.onmessage = ({ data }) => {
      const told = read(data);
      if (told !== null) {
        heard(told);
      }
    };
    waiting.forEach((said) => offered.postMessage(said));
    waiting = [];
  };
  window.addEventListener("message", listen);
  return {
    say(said) {
      if (port !== null) {
        port.postMessage(said);
        return true;
      }
      // The last of each kind is enough to catch up with. A result is for who is there when it is handed over.
      if (said.type !== "result") {
        waiting = [...waiting.filter(({ type }) => type !== said.type), said];
      }
      return false;
    },
  };
}

function isHello(data: unknown): boolean {
  return isRecord(data) && Object.keys(data).length === 1 && data[HELLO] === VERSION;
}

function read(data: unknown): Told | null {
  if (!isRecord(data) || Object.keys(data).length !== 2) {
    return null;
  }
  const { type, packs } = data;
  if (type === "packs" && Array.isArray(packs) && packs.length <= MOST_PACKS && packs.every((pack) => typeof pack === "string" && pack.length <= MOST_TEXT)) {
    return { type, packs };
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
