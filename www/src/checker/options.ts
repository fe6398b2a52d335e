import type { CreateOptions } from "./checker";
import { failure } from "./failure";

/** The options, read. */
export type Options = { readonly engine: NonNullable<CreateOptions["engine"]>; readonly wasm: Source };

/** Where the WebAssembly comes from. */
export type Source =
  | { readonly kind: "place"; readonly place: URL | string | undefined }
  | { readonly kind: "response"; readonly response: Response }
  | { readonly kind: "bytes"; readonly bytes: BufferSource }
  | { readonly kind: "module"; readonly module: WebAssembly.Module };

/** Reads what `Checker.create` was given, whatever it is. */
export function readOptions(given: unknown): Options {
  if (given === undefined) {
    return { engine: "auto", wasm: { kind: "place", place: undefined } };
  }
  if (typeof given !== "object" || given === null) {
    throw failure("wrong-type", "options", "the options are an object, such as { engine: \"js\" }");
  }
  const unknown = Object.keys(given).find((name) => name !== "engine" && name !== "wasm");
  if (unknown !== undefined) {
    throw failure("bad-options", `options.${unknown}`, `there is no option \`${unknown}\`; there are \`engine\` and \`wasm\``);
  }
  const { engine, wasm } = given as { engine?: unknown; wasm?: unknown };
  if (engine !== undefined && engine !== "auto" && engine !== "wasm" && engine !== "js") {
    throw failure("bad-options", "options.engine", "`engine` is \"auto\", \"wasm\" or \"js\"");
  }
  return { engine: engine ?? "auto", wasm: readSource(wasm) };
}

function readSource(wasm: unknown): Source {
  if (wasm === undefined || typeof wasm === "string" || wasm instanceof URL) {
    return { kind: "place", place: wasm };
  }
  if (typeof Response === "function" && wasm instanceof Response) {
    return { kind: "response", response: wasm };
  }
  if (wasm instanceof ArrayBuffer) {
    return { kind: "bytes", bytes: wasm };
  }
  if (ArrayBuffer.isView(wasm)) {
    // Not every engine takes every kind of view.
    return { kind: "bytes", bytes: new Uint8Array(wasm.buffer as ArrayBuffer, wasm.byteOffset, wasm.byteLength) };
  }
  if (typeof WebAssembly === "object" && wasm instanceof WebAssembly.Module) {
    return { kind: "module", module: wasm };
  }
  throw failure("bad-options", "options.wasm", "`wasm` is an address, a Response, the bytes of the file, or a WebAssembly.Module; wait for a promise before");
}
