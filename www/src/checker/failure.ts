import type { ErrorCode } from "./policy_checker.js";

/** Why no checker could be made: the form that was asked for cannot run here, or its file cannot be had or used. */
export type StartErrorCode = "wasm-absent" | "wasm-blocked" | "wasm-missing" | "wasm-damaged" | "js-missing" | "js-damaged" | "bad-use";

/** What `Checker.create` throws besides the errors of the core. */
export type StartError = Error & { readonly code: StartErrorCode | ErrorCode; readonly path: string | null; readonly findings?: never };

/** An error of the same shape as those of the core. */
export function failure(code: StartErrorCode | ErrorCode, path: string | null, message: string): StartError {
  return Object.assign(new Error(message), { name: "PolicyCheckerError", code, path });
}
