import { once } from "../later/once";
import type * as share from "../share";

/** What the second script holds: reading and writing of what a person takes along. */
export type Share = typeof share;

const SHARE_URL = "./share.js";

/** Loads the second script. */
export const loadShare = once((): Promise<Share> => import(SHARE_URL));
