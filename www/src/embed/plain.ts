/** The core as plain JavaScript where its script is shared with others: an instance of its own, as what they gave to theirs has to last. */
import * as glue from "../../../pkg/policy_checker_bg.js";
import { __wbg_instantiate } from "../../../pkg/policy_checker_plain.js";
import type { Running } from "../engine/running";
import type { Engine } from "../engine/types";
import { IMPORTS, take } from "../engine/wasm";

/** Starts it. */
export function startPlain(): Running<Engine> {
  const renew = (): boolean => {
    take(__wbg_instantiate(IMPORTS));
    return true;
  };
  renew();
  return { functions: glue, renew };
}
