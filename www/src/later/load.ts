import type { Choice } from "../engine/choice";
import { loadEngine } from "../engine/load";
import type { Catalogue, Engine } from "../engine/types";
import type { Sources } from "../about/sources";

/** Everything that the page needs after its first view. */
export type Loaded = {
  readonly engine: Engine;
  readonly choice: Choice;
  readonly catalogue: Catalogue;
  readonly later: typeof import("./index");
  /** The full texts of the documents, which nothing waits for. Null where they cannot be had. */
  readonly sources: Promise<Sources | null>;
};

/** Loads it. Rejects when any of it cannot be had. */
export async function loadAll(): Promise<Loaded> {
  const [{ engine, choice }, later] = await Promise.all([loadEngine(), import("./index")]);
  const sources = import("../about/sources").then(
    (module) => module.sources,
    () => null,
  );
  return { engine, choice, catalogue: engine.catalogue(), later, sources };
}
