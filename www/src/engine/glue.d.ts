// Lets the type check run before the core is built; once pkg/ exists, its own declarations take precedence.

/** The glue alone: its functions work on whatever instance it was given last. */
declare module "*/pkg/policy_checker_bg.js" {
  type Core = typeof import("../../../src/wasm/types");
  export const assess: Core["assess"];
  export const browse: Core["browse"];
  export const catalogue: Core["catalogue"];
  export const changes: Core["changes"];
  export const checkPack: Core["checkPack"];
  export const classify: Core["classify"];
  export const classifyCode: Core["classifyCode"];
  export const compare: Core["compare"];
  export const find: Core["find"];
  export const prepare: Core["prepare"];
  export const version: Core["version"];
  export function __wbg_set_wasm(exports: WebAssembly.Exports | null): void;
}

/** Glue, code and data in plain JavaScript. */
declare module "*/pkg/policy_checker_plain.js" {
  type Core = typeof import("../../../src/wasm/types");
  export const assess: Core["assess"];
  export const browse: Core["browse"];
  export const catalogue: Core["catalogue"];
  export const changes: Core["changes"];
  export const classify: Core["classify"];
  export const classifyCode: Core["classifyCode"];
  export const compare: Core["compare"];
  export const find: Core["find"];
  export const prepare: Core["prepare"];
  export const version: Core["version"];
  export function __wbg_reset_state(): void;
  export function __wbg_instantiate(imports: WebAssembly.Imports): WebAssembly.Exports;
}
