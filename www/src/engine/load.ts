import { forcedBy, isStrict, obstacle, type Choice, type Reason } from "./choice";
import { lasting, type Running } from "./running";
import type { Engine } from "./types";
import { startWasm, UnusableFile } from "./wasm";

/** A core that answers, and which of its forms it is. */
export type Chosen = { readonly engine: Engine; readonly choice: Choice };

/**
 * Starts the core: as WebAssembly where that runs, else as plain JavaScript. Rejects when neither form can be had.
 */
export async function loadEngine(): Promise<Chosen> {
  const chosen = await choose(forcedBy(location.search));
  const { kind, reason } = chosen.choice;
  const root = document.documentElement;
  root.setAttribute("data-engine", kind);
  if (reason !== null) {
    root.setAttribute("data-engine-reason", reason);
  }
  return chosen;
}

async function choose(forced: Choice["kind"] | null): Promise<Chosen> {
  if (forced === "js") {
    return plain("forced");
  }
  if (forced === "wasm" && !isStrict()) {
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
