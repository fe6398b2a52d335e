import { forcedBy, type Choice } from "./choice";
import { choose } from "./choose";
import { startWasm } from "./file";
import { lasting } from "./running";
import { FUNCTIONS, type Engine } from "./types";

/** A core that answers, and which of its forms it is. */
export type Chosen = { readonly engine: Engine; readonly choice: Choice };

/**
 * Starts the core: as WebAssembly where that runs, else as plain JavaScript. Rejects when neither form can be had.
 */
export async function loadEngine(): Promise<Chosen> {
  const plain = async () => (await import("./plain")).startPlain();
  const { running, choice } = await choose<Engine>(forcedBy(location.search), { wasm: startWasm, plain });
  const engine = lasting(running, FUNCTIONS);
  const { kind, reason } = choice;
  if (kind === "js") {
    // The first text costs many times what the next ones do, as the word tables are built then: better while the page loads.
    engine.classify("");
  }
  const root = document.documentElement;
  root.setAttribute("data-engine", kind);
  if (reason !== null) {
    root.setAttribute("data-engine-reason", reason);
  }
  return { engine, choice };
}
