import type { Choice, EngineKind } from "./choice";
import { choose } from "./choose";
import { startWasm } from "./file";
import { prepareInPauses } from "./prepare";
import { lasting } from "./running";
import { FUNCTIONS, type Engine } from "./types";

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
  const started = begin(forced);
  loading.set(forced, started);
  // What failed is tried again.
  started.catch(() => loading.delete(forced));
  return started;
}

async function begin(forced: EngineKind | null): Promise<Chosen> {
  const plain = async () => (await import("./plain")).startPlain();
  const { running, choice } = await choose<Engine>(forced, { wasm: startWasm, plain });
  const engine = lasting(running, FUNCTIONS);
  prepareInPauses(engine);
  return { engine, choice };
}
