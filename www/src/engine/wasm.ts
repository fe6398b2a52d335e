import * as glue from "../../../pkg/policy_checker_bg.js";

/** The name of the file of the core. */
export const FILE = "policy_checker_bg.wasm";

/** What the module wants from JavaScript. */
export const IMPORTS = { "./policy_checker_bg.js": glue as unknown as WebAssembly.ModuleImports };

/** Puts what an instance exports under the functions of the glue. */
export function take(exports: WebAssembly.Exports): void {
  glue.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
}

/** The file of the core cannot be had, or not as it was built. */
export class UnusableFile extends Error {
  readonly reason: "missing" | "damaged";

  constructor(reason: UnusableFile["reason"], cause: unknown) {
    super(`${FILE}: ${cause}`);
    this.reason = reason;
  }
}

/** Hands the instance to `take`, and gives a way to hand it a new one: false where none can be had. */
export function renewable({ module, instance }: WebAssembly.WebAssemblyInstantiatedSource, take: (instance: WebAssembly.Instance) => void): () => boolean {
  /** Kept where a new instance could not be had at once. */
  let spare: WebAssembly.Instance | null = null;
  // Chromium before 109 makes a large instance only in the background, so there the next one is made before it is needed.
  const prepare = async (): Promise<void> => {
    spare = null;
    if (!makesAtOnce(module)) {
      // Without a spare, the next trap is only said.
      spare = await WebAssembly.instantiate(module, IMPORTS).catch(() => null);
    }
  };
  take(instance);
  void prepare();
  return () => {
    try {
      take(spare === null ? new WebAssembly.Instance(module, IMPORTS) : spare);
      void prepare();
      return true;
    } catch {
      return false;
    }
  };
}

function makesAtOnce(module: WebAssembly.Module): boolean {
  try {
    // Without imports no browser makes it; the size is looked at first.
    return new WebAssembly.Instance(module) instanceof WebAssembly.Instance;
  } catch (error) {
    return !(error instanceof RangeError);
  }
}
