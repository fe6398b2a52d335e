import type { Choice, EngineKind } from "../engine/choice";
import { loadEngine } from "../engine/load";
import { soundPacks, withPacks } from "../engine/packs";
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

/** Loads it, with packs of the page around, each the text of its JSON. Rejects when any of it but a pack cannot be had. */
export async function loadAll(forced: EngineKind | null, packs: Promise<readonly string[]>, warn: (message: string) => void): Promise<Loaded> {
  const [{ engine: bare, choice }, later, texts] = await Promise.all([loadEngine(forced), import("./index"), packs]);
  const engine = withPacks(bare, soundPacks(bare, texts, warn));
  const sources = import("../about/sources").then(
    (module) => module.sources,
    () => null,
  );
  return { engine, choice, catalogue: engine.catalogue(), later, sources };
}
