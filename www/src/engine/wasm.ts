import * as glue from "../../../pkg/policy_checker_bg.js";
import type { Running } from "./running";

/** Set by the bundler from the module that it was built with; the browser refuses any other bytes. */
declare const WASM_INTEGRITY: string;

const WASM_URL = "./policy_checker_bg.wasm";

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
  void prepare(module);
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

/** Kept where a new instance could not be had at once. */
let spare: WebAssembly.Instance | null = null;

/** Chromium before 109 makes a large instance only in the background, so there the next one is made before it is needed. */
async function prepare(module: WebAssembly.Module): Promise<void> {
  spare = null;
  if (!makesAtOnce(module)) {
    // Without a spare, the next trap is only said.
    spare = await WebAssembly.instantiate(module, IMPORTS).catch(() => null);
  }
}

function makesAtOnce(module: WebAssembly.Module): boolean {
  try {
    // Without imports no browser makes it; the size is looked at first.
    return new WebAssembly.Instance(module) instanceof WebAssembly.Instance;
  } catch (error) {
    return !(error instanceof RangeError);
  }
}

function renew(module: WebAssembly.Module): boolean {
  try {
    take(spare === null ? new WebAssembly.Instance(module, IMPORTS) : spare);
    void prepare(module);
    return true;
  } catch {
    return false;
  }
}
