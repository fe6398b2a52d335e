// Bundles what the npm package holds beside the core: `node www/package.mjs <folder> <version>` writes index.js, checker.js and
// both for Node. The folder holds the core already; its files stay files of their own.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const [folder, version] = process.argv.slice(2);
if (version === undefined) {
  console.error("usage: node www/package.mjs <folder> <version>");
  process.exit(2);
}

/** Leaves other files of the package where they are. */
const apart = {
  name: "apart",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/[\w.]+\.js$/ }, ({ path }) => ({ path, external: true, sideEffects: false }));
  },
};

/** Reads files in Node's way, and leads to the other files that do. */
const inNode = {
  name: "in-node",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/file$/ }, ({ importer, resolveDir }) =>
      importer.endsWith("start.ts") ? { path: join(resolveDir, "file.node.ts") } : undefined,
    );
    onResolve({ filter: /^\.\/checker\.js$/ }, () => ({ path: "./checker.node.js", external: true, sideEffects: false }));
  },
};

const sources = join(here, "src", "checker");
const shared = {
  outdir: folder,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2017",
  // Wherever modules came with these, and the package is no use without.
  supported: { "dynamic-import": true, "import-meta": true },
  charset: "utf8",
  legalComments: "none",
  tsconfig: join(here, "tsconfig.json"),
  logLevel: "warning",
  define: { VERSION: JSON.stringify(version) },
};
await build({ ...shared, entryPoints: { index: join(sources, "index.ts"), checker: join(sources, "checker.ts") }, plugins: [apart] });
await build({
  ...shared,
  entryPoints: { "index.node": join(sources, "index.node.ts"), "checker.node": join(sources, "checker.ts") },
  plugins: [inNode, apart],
  external: ["node:*"],
});
