/** The two forms of the core: the same program with the same answers. */
export type EngineKind = "wasm" | "js";

/** Why the core runs in the form that it does. */
export type Reason =
  /** The address asks for it. */
  | "forced"
  /** The browser has no WebAssembly. */
  | "absent"
  /** A policy, or the age of the browser, forbids it. */
  | "blocked"
  /** Its file cannot be fetched. */
  | "missing"
  /** Its file holds other bytes than those of the build, or cannot be started. */
  | "damaged";

/** What was chosen; without a reason where WebAssembly just works. */
export type Choice = { readonly kind: EngineKind; readonly reason: Reason | null };

/** The form that the address asks for with `engine=wasm` or `engine=js`. */
export function forcedBy(search: string): EngineKind | null {
  const match = /[?&]engine=(wasm|js)(?:&|$)/.exec(search);
  return match === null ? null : (match[1] as EngineKind);
}

/** Whether the page says of itself that its policy forbids WebAssembly: trying would only be reported as a violation. */
export function isStrict(): boolean {
  return typeof document !== "undefined" && document.documentElement.getAttribute("data-profile") === "strict";
}

/** A module with nothing in it: whoever refuses it refuses every module. */
const EMPTY_MODULE = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** What keeps WebAssembly from running here at all. */
export function obstacle(): "absent" | "blocked" | null {
  if (isStrict()) {
    return "blocked";
  }
  if (typeof WebAssembly !== "object") {
    return "absent";
  }
  try {
    // WebKit refuses only at the instance.
    return new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(EMPTY_MODULE))) instanceof WebAssembly.Instance ? null : "blocked";
  } catch {
    return "blocked";
  }
}
