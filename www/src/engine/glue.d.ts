// Lets the type check run before the core is built; once pkg/ exists, its own declarations take precedence.
declare module "*/pkg/policy_checker.js" {
  type Core = typeof import("../../../src/wasm/types");
  export default function init(input: { module_or_path: BufferSource }): Promise<unknown>;
  export const assess: Core["assess"];
  export const browse: Core["browse"];
  export const catalogue: Core["catalogue"];
  export const changes: Core["changes"];
  export const classify: Core["classify"];
  export const classifyCode: Core["classifyCode"];
  export const compare: Core["compare"];
  export const find: Core["find"];
  export const version: Core["version"];
}
