import { obstacle } from "../engine/choice";
import { choose, type Started } from "../engine/choose";
import type { Running } from "../engine/running";
import { IMPORTS, renewable, UnusableFile } from "../engine/wasm";
import { failure } from "./failure";
import { readModule, readResponse } from "./file";
import { onInstance, type Core } from "./instance";
import type { Options, Source } from "./options";

/** Starts the core as the options ask for it. */
export async function start({ engine, wasm }: Options): Promise<Started<Core>> {
  const hindered = engine === "wasm" ? obstacle() : null;
  if (hindered !== null) {
    const reason = hindered === "absent" ? "there is no WebAssembly here" : "a policy forbids WebAssembly here; `'wasm-unsafe-eval'` in `script-src` lets it run";
    throw failure(`wasm-${hindered}`, null, `${reason}; \`engine: "auto"\` does without`);
  }
  try {
    return await choose<Core>(engine === "auto" ? null : engine, { wasm: () => startWasm(wasm), plain: startPlain });
  } catch (error) {
    throw error instanceof UnusableFile ? failure(`wasm-${error.reason}`, null, error.message) : error;
  }
}

async function startWasm(source: Source): Promise<Running<Core>> {
  const { functions, take } = onInstance();
  const started = await instantiate(source).catch((error) => {
    throw error instanceof UnusableFile ? error : new UnusableFile("damaged", error);
  });
  return { functions, renew: renewable(started, ({ exports }) => take(exports)) };
}

async function instantiate(source: Source): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  if (source.kind === "module") {
    return { module: source.module, instance: await WebAssembly.instantiate(source.module, IMPORTS) };
  }
  const bytes = source.kind === "place" ? readModule(source.place) : source.kind === "response" ? readResponse(source.response) : source.bytes;
  return WebAssembly.instantiate(await bytes, IMPORTS);
}

async function startPlain(): Promise<Running<Core>> {
  const plain = await import("./policy_checker_plain.js").catch((error) => {
    throw failure("js-missing", null, `policy_checker_plain.js cannot be loaded; host it beside the other files: ${String(error)}`);
  });
  const { functions, take } = onInstance();
  const renew = (): boolean => {
    take(plain.__wbg_instantiate(IMPORTS));
    return true;
  };
  try {
    renew();
  } catch (error) {
    throw failure("js-damaged", null, `policy_checker_plain.js cannot be started: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { functions, renew };
}
