import { loadEngine } from "../engine/load";
import type { Catalogue, Engine } from "../engine/types";

/** Everything that the page needs after its first view. */
export type Loaded = {
  readonly engine: Engine;
  readonly catalogue: Catalogue;
  readonly later: typeof import("./index");
};

/** Loads it. Rejects when any of it cannot be had. */
export async function loadAll(): Promise<Loaded> {
  const [engine, later] = await Promise.all([loadEngine(), import("./index")]);
  return { engine, catalogue: engine.catalogue(), later };
}
