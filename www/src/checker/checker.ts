import type { Started } from "../engine/choose";
import { asCoreError } from "../engine/outcome";
import { lasting } from "../engine/running";
import { failure } from "./failure";
import { CORE_FUNCTIONS, type Core } from "./instance";
import { readOptions } from "./options";
import { Packs, packText } from "./packs";
import type {
  AssessedDocument,
  Assessment,
  Catalogue,
  Changes,
  Classification,
  Comparison,
  ErrorCode,
  Fact,
  Facts,
  Finding,
  Found,
  PolicyCheckerError,
  TaxonomyNode,
} from "./policy_checker.js";
import { start } from "./start";

/** Why no checker could be made: the form that was asked for cannot run here, or its file cannot be had or used. */
export type StartErrorCode = "wasm-absent" | "wasm-blocked" | "wasm-missing" | "wasm-damaged" | "js-missing" | "js-damaged" | "bad-use";

/** What `Checker.create` throws besides the errors of the core. */
export type StartError = Error & { readonly code: StartErrorCode | ErrorCode; readonly path: string | null; readonly findings?: never };

/** How `Checker.create` is told to start. */
export type CreateOptions = {
  /**
   * `auto` (as if left out) takes WebAssembly where it runs and plain JavaScript where it does not; both give the same answers.
   * With `wasm` or `js` the checker has that form or none.
   */
  readonly engine?: "auto" | "wasm" | "js" | undefined;
  /**
   * The WebAssembly file, where it does not lie beside the script: its address (in Node its path, too), a response, its bytes, or
   * the compiled module. Not read where plain JavaScript runs.
   */
  readonly wasm?: URL | string | Response | BufferSource | WebAssembly.Module | undefined;
};

/** The form of the core that runs: both are the same program with the same answers. */
export type EngineChoice = "wasm" | "js";

/**
 * Why that form runs: it was asked for; there is no WebAssembly (`absent`); a policy or the age of the browser forbids it; its
 * file cannot be had (`missing`), or is not the one of this package (`damaged`). Null where WebAssembly just works.
 */
export type EngineReason = "forced" | "absent" | "blocked" | "missing" | "damaged" | null;

export type LimitOptions = { readonly limit?: number };

/** Whether something that was thrown comes from this package, with a code, the place at fault and a message. */
export function isPolicyCheckerError(error: unknown): error is PolicyCheckerError | StartError {
  return asCoreError(error)?.name === "PolicyCheckerError";
}

/** What was started, handed to the constructor by `create` alone. */
class Begun {
  constructor(readonly started: Started<Core>) {}
}

/**
 * Answers for one caller. Nothing leaves the machine, and what one checker has loaded no other one knows.
 * Everything but `create` answers at once, and throws a `PolicyCheckerError` where it cannot.
 */
export class Checker {
  readonly engine: EngineChoice;
  readonly reason: EngineReason;
  /** The version of the core. */
  readonly version: string;
  private readonly core: Core;
  private readonly packs = new Packs();

  /** Starts one. Rejects with a `PolicyCheckerError`. */
  static async create(options?: CreateOptions): Promise<Checker> {
    const checker = new Checker(new Begun(await start(readOptions(options))));
    if (checker.engine === "js") {
      // The first text costs many times what the next ones do, as the word tables are built then: better before than after.
      checker.classify("");
    }
    return checker;
  }

  private constructor(begun: Begun) {
    if (!(begun instanceof Begun)) {
      throw failure("bad-use", null, "a checker is made with `await Checker.create()`");
    }
    const { running, choice } = begun.started;
    this.engine = choice.kind;
    this.reason = choice.reason;
    this.core = lasting(running, CORE_FUNCTIONS);
    this.version = this.core.version();
  }

  /** Which industry a business belongs to, from what it does; with `limit`, 5 if left out, at most that many classes. */
  classify(text: string, options?: LimitOptions): Classification {
    return this.core.classify(text, options);
  }

  /** The same from a class of GB/T 4754-2017, such as `3973` or `C3973`. */
  classifyCode(code: string, options?: LimitOptions): Classification {
    return this.core.classifyCode(code, options);
  }

  /** Classes that part of a code, a name, a product or an everyday word may mean, as one types. */
  lookup(query: string, options?: LimitOptions): readonly Found[] {
    return this.core.find(query, options);
  }

  /** A class of the nine industries with what lies above and below it; without a code, the root. */
  browse(code?: string): TaxonomyNode {
    return this.core.browse(code);
  }

  /** The measures that would apply on a day, `YYYY-MM-DD`, each with its status, clauses and reasons. A fact left out is unknown. */
  assess(facts: Facts, asOf: string): Assessment {
    return this.core.assess(facts, asOf, this.packs.texts);
  }

  /** What would turn each settled verdict of `assess`, in the same order. */
  changes(facts: Facts, asOf: string): readonly Changes[] {
    return this.core.changes(facts, asOf, this.packs.texts);
  }

  /** The same business in every region, difference by difference. */
  compare(facts: Facts, asOf: string): Comparison {
    return this.core.compare(facts, asOf, this.packs.texts);
  }

  /**
   * What is still worth asking, the most decisive first: the entries of the catalogue for the unknown facts that can change some
   * status. Empty when nothing is open.
   */
  questions(facts: Facts, asOf: string): readonly Fact[] {
    const { questions } = this.assess(facts, asOf);
    const entries = new Map(this.catalogue().facts.map((fact) => [fact.id, fact]));
    return questions.map((id) => {
      const entry = entries.get(id);
      if (entry === undefined) {
        throw failure("internal", null, `the fact \`${id}\` is not in the catalogue`);
      }
      return entry;
    });
  }

  /** All facts, measures, documents and regions, those of the loaded packs among them. */
  catalogue(): Catalogue {
    return this.core.catalogue(this.packs.texts);
  }

  /**
   * Adds a pack for all later calls of this checker, and gives its document. A pack of a bundled document takes its place; packs of
   * one document are its versions. One that is refused changes nothing; the error lists all `findings`.
   */
  loadPack(pack: string | object): AssessedDocument {
    return this.packs.load(this.core, packText(pack));
  }

  /** Forgets the packs of this checker. */
  unloadPacks(): void {
    this.packs.unload();
  }

  /** Everything that is wrong in a pack, what the author should look at included. Nothing is loaded. */
  checkPack(pack: string | object): { readonly ok: boolean; readonly findings: readonly Finding[] } {
    return this.core.checkPack(packText(pack));
  }
}
