// The page's own modules and the real core, in Node.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const { build } = createRequire(join(ROOT, "www", "package.json"))("esbuild");

/** The modules below `www/src` as the bundler makes them, everything that they export together. */
export async function modules(...paths) {
  const contents = paths.map((path) => `export * from "./${path}";`).join("\n");
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(ROOT, "www", "src") },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2017",
    logLevel: "error",
    tsconfig: join(ROOT, "www", "tsconfig.json"),
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

const PKG = join(ROOT, "pkg");
export const core = await import(pathToFileURL(join(PKG, "policy_checker.js")).href);
await core.default({ module_or_path: await readFile(join(PKG, "policy_checker_bg.wasm")) });

export const catalogue = core.catalogue();

/** The dated facts, as the page asks for them. */
export const DATED = catalogue.facts.filter(({ type }) => type === "date").map(({ id }) => id);

/** The journey as far as words need it. */
export function journeyIn(translator, lang) {
  return { words: translator(lang), catalogue, engine: core };
}
