/** One file has no room for the core in plain JavaScript. */
export function startPlain(): never {
  throw new Error("WebAssembly does not run here, and this edition has nothing else");
}
