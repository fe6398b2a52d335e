import type { Catalogue, Engine } from "../engine/types";
import type { Reading } from "../share/carried";
import type { Share } from "./share";

/** Answers that came from outside and are not used before the person says so. */
export type Incoming = {
  readonly source: "link" | "code" | "file";
  /** `unread`: the script that reads links could not be loaded. */
  readonly reading: Reading | { readonly kind: "unread" };
};

/** What the address of the page carries. */
export function readAddress(share: Share | null, engine: Engine, catalogue: Catalogue): Incoming {
  return {
    source: "link",
    reading: share === null ? { kind: "unread" } : share.opener(engine, catalogue).link(location.hash),
  };
}
