import type { PolicyCheckerError } from "./policy_checker.js";

/** An error as the core throws it. */
export function failure(code: string, path: string | null, message: string): PolicyCheckerError {
  return Object.assign(new Error(message), { name: "PolicyCheckerError", code, path });
}
