import { isStrict, obstacle, type Choice, type EngineKind, type Reason } from "./choice";
import type { Running } from "./running";
import { UnusableFile } from "./wasm";

/** How each form of the core is started. */
export type Forms<Functions> = {
  /** Rejects with an `UnusableFile` where the file is at fault. */
  readonly wasm: () => Promise<Running<Functions>>;
  readonly plain: () => Promise<Running<Functions>>;
};

/** A started core, and which of its forms it is. */
export type Started<Functions> = { readonly running: Running<Functions>; readonly choice: Choice };

/** Starts the core: as it is asked for, else as WebAssembly where that runs, else as plain JavaScript. */
export async function choose<Functions>(forced: EngineKind | null, { wasm, plain }: Forms<Functions>): Promise<Started<Functions>> {
  const inPlain = async (reason: Reason): Promise<Started<Functions>> => ({ running: await plain(), choice: { kind: "js", reason } });
  if (forced === "js") {
    return inPlain("forced");
  }
  if (forced === "wasm" && !isStrict()) {
    return { running: await wasm(), choice: { kind: "wasm", reason: "forced" } };
  }
  const hindered = obstacle();
  if (hindered !== null) {
    return inPlain(hindered);
  }
  try {
    return { running: await wasm(), choice: { kind: "wasm", reason: null } };
  } catch (error) {
    return inPlain(error instanceof UnusableFile ? error.reason : "damaged");
  }
}
