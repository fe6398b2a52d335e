// `node bundle.mjs <esbuild> <module> <classic>` bundles entry.js and classic.js, which lie beside it.
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [esbuild, module, classic] = process.argv.slice(2);
const { default: bundler } = await import(pathToFileURL(esbuild).href);

const shared = { bundle: true, minify: true, target: "es2017", charset: "utf8", legalComments: "none", logLevel: "warning" };
await bundler.build({ ...shared, entryPoints: [join(here, "entry.js")], outfile: module, format: "esm" });
await bundler.build({ ...shared, entryPoints: [join(here, "classic.js")], outfile: classic, format: "iife", globalName: "policyChecker" });
