/** The package in Node: the same, with the file of the core read from disk. */
import init, { type InitInput, type InitOutput } from "./policy_checker.js";
import { readModule } from "./file.node";

export * from "./policy_checker.js";
export { Checker, isPolicyCheckerError } from "./checker.js";

/** Starts the functions of the core; without an argument on the file beside this one. */
export default async function initInNode(given?: { module_or_path: InitInput | Promise<InitInput> }): Promise<InitOutput> {
  return init(given ?? { module_or_path: readModule(undefined) });
}
