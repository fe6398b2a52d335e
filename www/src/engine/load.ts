import { obstacle, type Choice, type EngineKind, type Reason } from "./choice";
import { lasting, type Running } from "./running";
import type { Engine } from "./types";
import { startWasm, UnusableFile } from "./wasm";

/** A core that answers, and which of its forms it is. */
export type Chosen = { readonly engine: Engine; readonly choice: Choice };

/** All checkers of a page have one core: the glue works on the instance that it was given last. */
const loading = new Map<EngineKind | null, Promise<Chosen>>();

/**
 * Starts the core: in the form that is forced; else as WebAssembly where that runs, and as plain JavaScript where not. Rejects when
 * neither form can be had.
 */
export function loadEngine(forced: EngineKind | null): Promise<Chosen> {
  const known = loading.get(forced);
  if (known !== undefined) {
    return known;
  }
  const started = choose(forced);
  loading.set(forced, started);
  // What failed is tried again.
  started.catch(() => loading.delete(forced));
  return started;
}

async function choose(forced: EngineKind | null): Promise<Chosen> {
  if (forced === "js") {
    return plain("forced");
  }
  if (forced === "wasm") {
    return wasm("forced");
  }
  const hindered = obstacle();
  if (hindered !== null) {
    return plain(hindered);
  }
  try {
    return await wasm(null);
  } catch (error) {
    return plain(error instanceof UnusableFile ? error.reason : "damaged");
  }
}

async function wasm(reason: Reason | null): Promise<Chosen> {
  return chosen(await startWasm(), { kind: "wasm", reason });
}

async function plain(reason: Reason): Promise<Chosen> {
  const { startPlain } = await import("./plain");
  const started = chosen(startPlain(), { kind: "js", reason });
  // The first text costs many times what the next ones do, as the word tables are built then: better while the page loads.
  started.engine.classify("");
  return started;
}

function chosen(running: Running, choice: Choice): Chosen {
  return { engine: lasting(running), choice };
}
