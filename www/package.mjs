// Bundles what the npm package holds beside the core: `node www/package.mjs <folder> <version>` writes index.js, checker.js and
// both for Node, and the element with all that it loads. The folder holds the core already; its files stay files of their own.
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { CHECKED, integrityOf, plainCore } from "./defined.mjs";
import { buildElementStyles } from "./embed/build.mjs";
import { elementManifest } from "./embed/manifest.mjs";
import { apartPlugin, fullTextsPlugin } from "./full-text/plugin.mjs";

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

/** Leaves the core in plain JavaScript a file of its own, of which there is one. */
const plainApart = {
  name: "plain-apart",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/plain$/ }, ({ kind }) => (kind === "dynamic-import" ? { path: "./plain.js", external: true } : undefined));
    onResolve({ filter: /\/pkg\/policy_checker_plain\.js$/ }, () => ({ path: "./policy_checker_plain.js", external: true }));
  },
};

const sources = join(here, "src", "checker");
const embed = join(here, "src", "embed");
const wasm = await readFile(join(folder, "policy_checker_bg.wasm"));
const plain = await readFile(join(folder, "policy_checker_plain.js"));
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
  define: {
    ...CHECKED,
    ...plainCore("policy_checker_plain.js", plain),
    VERSION: JSON.stringify(version),
    WASM_INTEGRITY: JSON.stringify(integrityOf(wasm)),
  },
};
await build({ ...shared, entryPoints: { index: join(sources, "index.ts"), checker: join(sources, "checker.ts") }, plugins: [apart] });
await build({
  ...shared,
  entryPoints: { "index.node": join(sources, "index.node.ts"), "checker.node": join(sources, "checker.ts") },
  plugins: [inNode, apart],
  external: ["node:*"],
});
await build({
  ...shared,
  entryPoints: {
    element: join(embed, "element.ts"),
    define: join(embed, "define.ts"),
    plain: join(embed, "plain.ts"),
    documents: join(here, "src", "about", "sources.ts"),
  },
  plugins: [apart, apartPlugin, plainApart, fullTextsPlugin],
});
await buildElementStyles(folder);
for (const name of ["react.js", "react.d.ts"]) {
  await copyFile(join(here, "embed", name), join(folder, name));
}
await writeFile(join(folder, "custom-elements.json"), await elementManifest());
