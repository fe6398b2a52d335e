import { attempt } from "./outcome";
import type { Engine } from "./types";

/** The packs that can be used together; of every other one `warn` hears why it cannot, and it is left out. */
export function soundPacks(engine: Engine, packs: readonly string[], warn: (message: string) => void): readonly string[] {
  return packs.reduce<readonly string[]>((sound, pack, at) => {
    const taken = attempt(() => engine.catalogue([...sound, pack]));
    if (taken.ok) {
      return [...sound, pack];
    }
    warn(`pack ${at + 1}: ${taken.error.message}; left out`);
    return sound;
  }, []);
}

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
