import * as glue from "../../../pkg/policy_checker_bg.js";
import type { Running } from "./running";

/** Set by the bundler from the module that it was built with; the browser refuses any other bytes. */
declare const WASM_INTEGRITY: string;

const WASM_URL = new URL("policy_checker_bg.wasm", import.meta.url).href;

const IMPORTS = { "./policy_checker_bg.js": glue as unknown as WebAssembly.ModuleImports };

/** The file of the core cannot be had, or not as it was built. */
export class UnusableFile extends Error {
  readonly reason: "missing" | "damaged";

  constructor(reason: UnusableFile["reason"], cause: string) {
    super(`${WASM_URL}: ${cause}`);
    this.reason = reason;
  }
}

/** Fetches and starts the core as WebAssembly. Rejects with an `UnusableFile`. */
export async function startWasm(): Promise<Running> {
  const bytes = await fetchModule();
  const { module, instance } = await WebAssembly.instantiate(bytes, IMPORTS).catch((error) => {
    throw new UnusableFile("damaged", String(error));
  });
  take(instance);
  return { functions: glue, renew: () => renew(module) };
}

async function fetchModule(): Promise<ArrayBuffer> {
  const response = await fetch(WASM_URL, { integrity: WASM_INTEGRITY, credentials: "same-origin" }).catch(async (error) => {
    // Wrong bytes and no connection fail alike.
    throw new UnusableFile((await isServed()) ? "damaged" : "missing", String(error));
  });
  if (!response.ok) {
    throw new UnusableFile("missing", `HTTP ${response.status}`);
  }
  // The bytes, not the response: streaming needs the right content type and falls back with a console warning.
  return response.arrayBuffer().catch((error) => {
    throw new UnusableFile("damaged", String(error));
  });
}

async function isServed(): Promise<boolean> {
  const response = await fetch(WASM_URL, { method: "HEAD", credentials: "same-origin" }).catch(() => null);
  return response !== null && response.ok;
}

function take(instance: WebAssembly.Instance): void {
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

function renew(module: WebAssembly.Module): boolean {
  try {
    take(new WebAssembly.Instance(module, IMPORTS));
    return true;
  } catch {
    // Chromium before 109 makes a large instance only in the background; the next call has it.
    WebAssembly.instantiate(module, IMPORTS).then(take, () => undefined);
    return false;
  }
}
