/** The core as plain JavaScript, in a script of its own that is loaded only where it is needed. */
import * as core from "../../../pkg/policy_checker_plain.js";
import type { Running } from "./running";
import type { Engine } from "./types";

/** Starts it. */
export function startPlain(): Running<Engine> {
  const renew = (): boolean => {
    core.__wbg_reset_state();
    return true;
  };
  renew();
  return { functions: core, renew };
}
