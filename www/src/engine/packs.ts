import type { Engine } from "./types";

/** The same functions, which know these packs as well as those of the core: other users of the core do not. */
export function withPacks(engine: Engine, packs: readonly string[]): Engine {
  if (packs.length === 0) {
    return engine;
  }
  return {
    ...engine,
    assess: (facts, asOf) => engine.assess(facts, asOf, packs),
    catalogue: () => engine.catalogue(packs),
    changes: (facts, asOf) => engine.changes(facts, asOf, packs),
    compare: (facts, asOf) => engine.compare(facts, asOf, packs),
  };
}
