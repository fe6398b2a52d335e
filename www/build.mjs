// Bundles the page: `node www/build.mjs <outdir>` writes app.js, shared.js, later.js, plain.js, documents.js, the styles,
// index.html, strict.html, policy-checker.html, kiosk.html, the plain pages, the icons, the core, what keeps the site on a device, the folder embed/ for other
// pages, and embed.html with the code to embed it.
// Needs pkg/ to be built. A second argument takes the place of embed/released.json.
import { copyFile, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { apartPlugin, fullTextsPlugin } from "./full-text/plugin.mjs";
import { CHECKED, integrityOf, plainCore } from "./defined.mjs";
import { buildEmbed } from "./embed/build.mjs";
import { refuseChanged } from "./embed/released.mjs";
import { buildOffline } from "./offline/build.mjs";
import { PLAIN_PAGES, plainPage } from "./plain/page.mjs";
import { buildSingle } from "./single/build.mjs";
import { strictPage } from "./strict.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const outdir = process.argv[2];
if (outdir === undefined) {
  console.error("usage: node www/build.mjs <outdir> [released.json]");
  process.exit(2);
}

const target = resolve(outdir);
const pkg = join(here, "..", "pkg");
const wasm = join(pkg, "policy_checker_bg.wasm");
const bytes = await readFile(wasm).catch((error) => {
  console.error(`${wasm}: ${error.code === "ENOENT" ? "missing; run `cargo xtask build`, which makes it" : error.message}`);
  process.exit(1);
});

/** Leaves the core in plain JavaScript out of the other scripts, under its name in the site. */
const plainApart = {
  name: "plain-apart",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/plain$/ }, ({ kind }) => (kind === "dynamic-import" ? { path: "./plain.js", external: true } : undefined));
  },
};

await mkdir(target, { recursive: true });
/** The settings of all scripts. */
const script = {
  bundle: true,
  minify: true,
  target: "es2017",
  // Chromium 63 and Safari 11.1 brought it; the policy of the page lets no other way load a second script.
  supported: { "dynamic-import": true },
  charset: "utf8",
  legalComments: "none",
  tsconfig: join(here, "tsconfig.json"),
  logLevel: "warning",
  plugins: [apartPlugin, plainApart],
  define: { WASM_INTEGRITY: JSON.stringify(integrityOf(bytes)), ...CHECKED },
};
// First, since the page names the digest of its own core in plain JavaScript.
await build({
  ...script,
  entryPoints: { documents: join(here, "src", "about", "sources.ts"), plain: join(here, "src", "engine", "plain.ts") },
  plugins: [fullTextsPlugin],
  outdir: target,
  format: "esm",
});
Object.assign(script.define, plainCore("plain.js", await readFile(join(target, "plain.js"))));
await build({
  ...script,
  // What is loaded after the first view is an entry of its own; what both need is one file, which index.html names as well.
  entryPoints: { app: join(here, "src", "main.ts"), later: join(here, "src", "later", "index.ts") },
  splitting: true,
  chunkNames: "shared",
  outdir: target,
  format: "esm",
  // The files lie beside the page; Chromium 64 was the first to have import.meta.
  define: { ...script.define, "import.meta.url": "document.baseURI" },
});
await build({
  ...script,
  // A machine for everybody: all in one script, as nobody waits for its first view.
  entryPoints: { kiosk: join(here, "src", "kiosk", "main.tsx") },
  outdir: target,
  format: "esm",
  define: { ...script.define, "import.meta.url": "document.baseURI" },
});
await build({
  entryPoints: {
    style: join(here, "style.css"),
    kiosk: join(here, "kiosk.css"),
    plain: join(here, "plain", "plain.css"),
    configurator: join(here, "styles", "configurator.css"),
  },
  outdir: target,
  bundle: true,
  minify: true,
  // Chromium 64 is the oldest kernel the core runs on; the bundler rewrites what it does not know.
  target: "chrome64",
  charset: "utf8",
  logLevel: "warning",
});
// The page carries its icon: a browser that asks for a file may ask again when the address changes.
const icon = `data:image/svg+xml,${encodeURIComponent((await readFile(join(here, "icon.svg"), "utf8")).trim())}`;
const withIcon = (page) => page.replace('href="icon.svg"', () => `href="${icon}"`);
const start = withIcon(await readFile(join(here, "index.html"), "utf8"));
await writeFile(join(target, "index.html"), start);
await writeFile(join(target, "strict.html"), strictPage(start));
await copyFile(join(here, "kiosk.html"), join(target, "kiosk.html"));
const core = await import(pathToFileURL(join(pkg, "policy_checker.js")).href);
await core.default({ module_or_path: bytes });
for (const [lang, name] of Object.entries(PLAIN_PAGES)) {
  await writeFile(join(target, name), withIcon(plainPage(core, lang)));
}
await copyFile(join(here, "icon.png"), join(target, "icon.png"));
await copyFile(wasm, join(target, "policy_checker_bg.wasm"));
await buildOffline({ site: target, script });
await buildSingle({
  file: join(target, "policy-checker.html"),
  entry: "single/main.ts",
  page: start,
  styles: [await readFile(join(target, "style.css"), "utf8")],
  script,
  wasm,
});
const version = core.version();
const embed = join(target, "embed", version);
await buildEmbed({ site: target, target: embed, script, wasm });
// The folder that moves within a major version.
await cp(embed, join(target, "embed", version.split(".")[0]), { recursive: true });
const integrityFile = await readFile(join(embed, "integrity.json"), "utf8");
const released = JSON.parse(await readFile(process.argv[3] ?? join(here, "embed", "released.json"), "utf8"));
const refusal = refuseChanged(version, integrityFile, released);
if (refusal !== null) {
  console.error(refusal);
  process.exit(1);
}

const { "loader.js": loader, "policy-checker.js": element } = JSON.parse(integrityFile);
await build({
  ...script,
  entryPoints: { configurator: join(here, "src", "configurator", "main.tsx") },
  outdir: target,
  format: "esm",
  define: {
    ...script.define,
    CHECKER_VERSION: JSON.stringify(version),
    CHECKER_INTEGRITY: JSON.stringify({ "loader.js": loader, "policy-checker.js": element }),
    CHECKER_REGIONS: JSON.stringify(core.catalogue().regions.map(({ id, name }) => ({ id, name }))),
  },
});
await writeFile(join(target, "embed.html"), withIcon(await readFile(join(here, "configurator.html"), "utf8")));
