// The engines of the table. A folder holds how an engine writes the rules (`rules.mjs`) and how a page would use it
// (`entry.mjs`); `package` is its npm package and `wasm` the module that a page loads beside the script.
const installed = (file) => new URL(`node_modules/${file}`, import.meta.url);
const built = (file) => new URL(`../../../pkg/${file}`, import.meta.url);

export const OURS = "policy-checker";

export const ENGINES = [
  { folder: OURS, manifest: built("package.json"), wasm: built("policy_checker_bg.wasm") },
  {
    folder: "zen",
    manifest: installed("@gorules/zen-engine-wasm/package.json"),
    wasm: installed("@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm"),
  },
  {
    folder: "cedar",
    manifest: installed("@cedar-policy/cedar-wasm/package.json"),
    wasm: installed("@cedar-policy/cedar-wasm/web/cedar_wasm_bg.wasm"),
  },
  { folder: "json-logic-engine", manifest: installed("json-logic-engine/package.json") },
  { folder: "json-logic-js", manifest: installed("json-logic-js/package.json") },
  { folder: "json-rules-engine", manifest: installed("json-rules-engine/package.json") },
  { folder: "publicodes", manifest: installed("publicodes/package.json") },
  { folder: "cel-es", manifest: installed("@bufbuild/cel/package.json") },
  { folder: "cel-js", manifest: installed("@marcbachmann/cel-js/package.json") },
];
