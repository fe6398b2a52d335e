// The site kept on a device: the worker that knows the digest of every file, the one that gives everything up, and the manifest.
import { createHash } from "node:crypto";
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const SOURCES = join(here, "..", "src", "offline");
/** What a version consists of. */
const FILES = [
  "index.html",
  "app.js",
  "shared.js",
  "later.js",
  "documents.js",
  "plain.js",
  "policy_checker_bg.wasm",
  "style.css",
  "plain.html",
  "plain.en.html",
  "plain.css",
  "site.webmanifest",
  "icon.png",
  "icon-192.png",
  "icon-512.png",
];

/** Completes `site`, whose other files have to be there; `script` are the settings of its scripts. */
export async function buildOffline({ site, script }) {
  for (const name of ["site.webmanifest", "icon-192.png", "icon-512.png"]) {
    await copyFile(join(here, name), join(site, name));
  }
  const entries = await Promise.all(FILES.map(async (name) => [name, digest(await readFile(join(site, name)))]));
  const files = Object.fromEntries(entries);
  const version = digest(JSON.stringify(files)).replace(/[^0-9A-Za-z]/g, "").slice(0, 12);
  const define = { FILES: JSON.stringify(files), VERSION: JSON.stringify(version) };
  await build({
    ...script,
    entryPoints: { sw: join(SOURCES, "worker.ts"), "sw-off": join(SOURCES, "off.ts") },
    outdir: site,
    format: "iife",
    define,
  });
}

function digest(content) {
  return createHash("sha256").update(content).digest("base64");
}
