import type * as share from "../share";

/** What the second script holds: reading and writing of what a person takes along. */
export type Share = typeof share;

const SHARE_URL = "./share.js";

let loading: Promise<Share | null> | null = null;

/** Loads the second script, once; null where it cannot be had, and the page works without it. */
export function loadShare(): Promise<Share | null> {
  if (loading === null) {
    loading = import(SHARE_URL).then(
      (loaded: Share) => loaded,
      () => null,
    );
  }
  return loading;
}
