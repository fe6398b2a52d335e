// What other pages embed: the page for a frame, the loader, and the element in one script. All of one version in one folder, with the digest
// of every file.
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { integrityOf } from "../defined.mjs";
import { elementStyles } from "./styles.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const EMBED = join(here, "..", "src", "embed");
/** What the page of its own has as well. */
const SHARED = ["documents.js", "plain.js"];

/**
 * Writes the folder `target`; `site` holds the page of its own, `script` are the settings of all its scripts, and `wasm` is the file of the core.
 */
export async function buildEmbed({ site, target, script, wasm }) {
  await mkdir(target, { recursive: true });
  // The frame is a page: its scripts are apart as those of the page of its own are.
  await build({
    ...script,
    entryPoints: { frame: join(EMBED, "frame.ts"), later: join(EMBED, "..", "later", "index.ts") },
    splitting: true,
    chunkNames: "shared",
    outdir: target,
    format: "esm",
    define: { ...script.define, "import.meta.url": "document.baseURI" },
  });
  const { "site.name": name } = JSON.parse(await readFile(join(EMBED, "..", "i18n", "zh.json"), "utf8"));
  await build({ ...script, entryPoints: { loader: join(EMBED, "loader.ts") }, outdir: target, format: "iife", define: { ...script.define, FRAME_TITLE: JSON.stringify(name) } });
  // A script that is fetched with its digest names no other that the page could not do without.
  await build({
    ...script,
    entryPoints: { "policy-checker": join(EMBED, "define.ts") },
    outdir: target,
    format: "esm",
    // The element finds its files beside its script, wherever the page is.
    supported: { ...script.supported, "import-meta": true },
  });
  await buildElementStyles(target);
  await build({ ...STYLES, entryPoints: [join(here, "frame.css")], outfile: join(target, "frame.css"), minify: true });
  for (const name of SHARED) {
    await copyFile(join(site, name), join(target, name));
  }
  await copyFile(wasm, join(target, "policy_checker_bg.wasm"));
  await copyFile(join(here, "index.html"), join(target, "index.html"));
  await writeFile(join(target, "integrity.json"), `${JSON.stringify(await digests(target), null, 1)}\n`);
}

/** Writes the styles that the element loads into the folder `target`. */
export async function buildElementStyles(target) {
  for (const name of ["element", "paper"]) {
    const { outputFiles } = await build({ ...STYLES, entryPoints: [join(here, `${name}.css`)], write: false });
    const [{ text }] = outputFiles;
    const { code } = await transform(name === "element" ? elementStyles(text) : text, { loader: "css", minify: true, target: "chrome64", charset: "utf8" });
    await writeFile(join(target, `${name}.css`), code);
  }
}

const STYLES = { bundle: true, charset: "utf8", logLevel: "warning", target: "chrome64" };

/** The SHA-384 of every file, as `integrity` takes it. */
async function digests(folder) {
  const names = (await readdir(folder)).sort();
  const entries = names.map(async (name) => [name, integrityOf(await readFile(join(folder, name)))]);
  return Object.fromEntries(await Promise.all(entries));
}
