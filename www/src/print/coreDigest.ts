/** Set by the bundler from the module that it was built with. */
declare const WASM_INTEGRITY: string;

/** SHA-384 of the core with all rules and classes in it, in base 64; the browser runs no other. */
export const CORE_DIGEST = WASM_INTEGRITY.replace(/^sha384-/, "");
