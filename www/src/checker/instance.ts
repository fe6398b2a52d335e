import * as glue from "../../../pkg/policy_checker_bg.js";
import { FUNCTIONS, type Engine } from "../engine/types";
import { UnusableFile } from "../engine/wasm";
import type * as core from "./policy_checker.js";

/** The functions of the core that a checker calls. None of them leaves anything behind in the instance. */
export type Core = Engine & Pick<typeof core, "checkPack">;

/** Their names. */
export const CORE_FUNCTIONS = [...FUNCTIONS, "checkPack"] as const;

/** Set by the bundler. */
declare const VERSION: string;

/** The instance that the glue works on now. */
let current: WebAssembly.Exports | null = null;

function use(exports: WebAssembly.Exports | null): void {
  current = exports;
  glue.__wbg_set_wasm(exports);
}

/** The functions on an instance that nobody else has, and the way to put one under them. Throws an `UnusableFile` for one that is not theirs. */
export function onInstance(): { readonly functions: Core; readonly take: (exports: WebAssembly.Exports) => void } {
  let own: WebAssembly.Exports | null = null;
  const within = <Given extends unknown[], Result>(call: (...given: Given) => Result) => {
    return (...given: Given): Result => {
      // A getter of what is passed may call another checker.
      const outer = current;
      use(own);
      try {
        return call(...given);
      } finally {
        use(outer);
      }
    };
  };
  const functions: Core = {
    assess: within(glue.assess),
    browse: within(glue.browse),
    catalogue: within(glue.catalogue),
    changes: within(glue.changes),
    checkPack: within(glue.checkPack),
    classify: within(glue.classify),
    classifyCode: within(glue.classifyCode),
    compare: within(glue.compare),
    find: within(glue.find),
    prepare: within(glue.prepare),
    version: within(glue.version),
  };
  const take = (exports: WebAssembly.Exports): void => {
    own = exports;
    try {
      within(exports.__wbindgen_start as () => void)();
      if (functions.version() === VERSION) {
        return;
      }
    } catch (error) {
      throw new UnusableFile("damaged", error);
    }
    throw new UnusableFile("damaged", `it is of another version than ${VERSION}`);
  };
  return { functions, take };
}
