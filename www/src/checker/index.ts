/** The package: `Checker`, and the functions of the core as they were there before it. */
export * from "./policy_checker.js";
export { default } from "./policy_checker.js";
export { Checker, isPolicyCheckerError, type CreateOptions, type EngineChoice, type EngineReason, type LimitOptions, type StartError, type StartErrorCode } from "./checker.js";
