import type { EngineKind } from "../engine/choice";

/** Set by the bundler from the files that it was built with. */
declare const WASM_INTEGRITY: string;
declare const PLAIN_INTEGRITY: string;
declare const PLAIN_FILE: string;

/** The file of the core with all rules and classes in it, and its SHA-384 in base 64. */
type CoreFile = { readonly file: string; readonly digest: string };

/** The file that each form of the core computes with, as the site serves it. */
export const CORE_FILES: Readonly<Record<EngineKind, CoreFile>> = {
  wasm: { file: "policy_checker_bg.wasm", digest: inBase64(WASM_INTEGRITY) },
  js: { file: PLAIN_FILE, digest: inBase64(PLAIN_INTEGRITY) },
};

function inBase64(integrity: string): string {
  return integrity.replace(/^sha384-/, "");
}
