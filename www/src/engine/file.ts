import * as glue from "../../../pkg/policy_checker_bg.js";
import type { Running } from "./running";
import type { Engine } from "./types";
import { IMPORTS, renewable, take, UnusableFile } from "./wasm";

/** Set by the bundler from the module that it was built with; the browser refuses any other bytes. */
declare const WASM_INTEGRITY: string;

const ADDRESS = new URL("policy_checker_bg.wasm", import.meta.url).href;

/** Fetches the page's own file of the core and starts it as WebAssembly. Rejects with an `UnusableFile`. */
export async function startWasm(): Promise<Running<Engine>> {
  return startFrom(await fetchModule());
}

/** Starts the core from the bytes of its file. Rejects with an `UnusableFile`. */
export async function startFrom(bytes: BufferSource): Promise<Running<Engine>> {
  const source = await WebAssembly.instantiate(bytes, IMPORTS).catch((error) => {
    throw new UnusableFile("damaged", error);
  });
  return { functions: glue, renew: renewable(source, ({ exports }) => take(exports)) };
}

async function fetchModule(): Promise<ArrayBuffer> {
  const response = await fetch(ADDRESS, { integrity: WASM_INTEGRITY, credentials: "same-origin" }).catch(async (error) => {
    // Wrong bytes and no connection fail alike.
    throw new UnusableFile((await isServed()) ? "damaged" : "missing", error);
  });
  if (!response.ok) {
    throw new UnusableFile("missing", `HTTP ${response.status}`);
  }
  // The bytes, not the response: streaming needs the right content type and falls back with a console warning.
  return response.arrayBuffer().catch((error) => {
    throw new UnusableFile("damaged", error);
  });
}

async function isServed(): Promise<boolean> {
  const response = await fetch(ADDRESS, { method: "HEAD", credentials: "same-origin" }).catch(() => null);
  return response !== null && response.ok;
}
