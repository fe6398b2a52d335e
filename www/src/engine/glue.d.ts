// Lets the type check run before the core is built; once pkg/ exists, its own declarations take precedence.
declare module "*/pkg/policy_checker.js" {
  export default function init(input: { module_or_path: BufferSource }): Promise<unknown>;
  export const assess: unknown;
  export const browse: unknown;
  export const catalogue: unknown;
  export const classify: unknown;
  export const classifyCode: unknown;
}
