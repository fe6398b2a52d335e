// Pages that do nothing but ask the core, so that its answers can be held against those in Node byte by byte.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const { build } = createRequire(join(here, "..", "..", "..", "www", "package.json"))("esbuild");

/** The page for a form of the core. */
export const corePage = (kind) => `core-${kind}.html`;

/** The forms of the core. */
export const KINDS = ["wasm", "js"];

/** The files of both pages, by name; `cases` are what the core is asked, and `stock` is what more are drawn from. */
export async function corePages(cases, stock) {
  const files = { "cases.js": `export default ${JSON.stringify(cases)};`, "stock.js": `export default ${JSON.stringify(stock)};` };
  for (const kind of KINDS) {
    const script = `core-${kind}.js`;
    const { outputFiles } = await build({
      entryPoints: [join(here, `${kind}.js`)],
      bundle: true,
      write: false,
      format: "esm",
      target: "es2017",
      charset: "utf8",
      logLevel: "error",
      // What the site serves, as it serves it.
      external: ["./plain.js", "./cases.js", "./stock.js"],
    });
    files[script] = outputFiles[0].text;
    files[corePage(kind)] = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>core</title><script type="module" src="${script}"></script></html>`;
  }
  return files;
}
