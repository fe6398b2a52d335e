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

/** Hands the instance to `take`, and gives a way to hand it a new one: false where that takes a while. */
export function renewable({ module, instance }: WebAssembly.WebAssemblyInstantiatedSource, take: (instance: WebAssembly.Instance) => void): () => boolean {
  take(instance);
  return () => {
    try {
      take(new WebAssembly.Instance(module, IMPORTS));
      return true;
    } catch {
      // Chromium before 109 makes a large instance only in the background; the next call has it.
      WebAssembly.instantiate(module, IMPORTS).then(take, () => undefined);
      return false;
    }
  };
}
