import type { StartError, StartErrorCode } from "./checker";
import type { ErrorCode } from "./policy_checker.js";

/** An error of the same shape as those of the core. */
export function failure(code: StartErrorCode | ErrorCode, path: string | null, message: string): StartError {
  return Object.assign(new Error(message), { name: "PolicyCheckerError", code, path });
}
