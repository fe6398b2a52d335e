import init, { assess, browse, catalogue, changes, classify, classifyCode, compare, find, version } from "../../../pkg/policy_checker.js";
import type { CoreError, Engine } from "./types";

/** Set by the bundler from the module that it was built with; the browser refuses any other bytes. */
declare const WASM_INTEGRITY: string;

const WASM_URL = "./policy_checker_bg.wasm";

/**
 * Fetches and starts the core. This is the only request that the page makes after its own files.
 * Rejects when the browser has no WebAssembly, the file is missing, or its bytes are not those of the build.
 */
export async function loadEngine(): Promise<Engine> {
  if (typeof WebAssembly !== "object") {
    throw new Error("WebAssembly is not available");
  }
  const response = await fetch(WASM_URL, { integrity: WASM_INTEGRITY, credentials: "same-origin" });
  if (!response.ok) {
    throw new Error(`${WASM_URL}: HTTP ${response.status}`);
  }
  // The bytes, not the response: streaming needs the right content type and falls back with a console warning.
  await init({ module_or_path: await response.arrayBuffer() });
  return { assess, browse, catalogue, changes, classify, classifyCode, compare, find, version };
}

/** The core's own error, or null for anything else. */
export function asCoreError(error: unknown): CoreError | null {
  return error instanceof Error && typeof (error as { code?: unknown }).code === "string" ? (error as CoreError) : null;
}
