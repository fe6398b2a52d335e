// The real core in Node, and the page's own modules for sharing.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const PKG = join(ROOT, "pkg");
const www = createRequire(join(ROOT, "www", "package.json"));

const core = await import(pathToFileURL(join(PKG, "policy_checker.js")).href);
await core.default({ module_or_path: await readFile(join(PKG, "policy_checker_bg.wasm")) });
export const engine = core;
export const catalogue = core.catalogue();

const SHARE = join(ROOT, "www", "src", "share");
const MODULES = ["csv", "file", "opener", "picture", "png", "state", "table"];
const { outputFiles } = await www("esbuild").build({
  stdin: { contents: MODULES.map((name) => `export * from "./${name}";`).join("\n"), resolveDir: SHARE },
  bundle: true,
  write: false,
  format: "esm",
  target: "es2017",
  charset: "utf8",
});
export const share = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);

/** Every class of the nine industries that has a code. */
export const industries = [];
const queue = [null];
while (queue.length > 0) {
  for (const { code } of core.browse(queue.shift()).children) {
    if (code !== null && code !== undefined && !industries.includes(code)) {
      industries.push(code);
      queue.push(code);
    }
  }
}
