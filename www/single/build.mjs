// The whole check in one file that opens by a double click: no server, no request, a policy by digests of its own.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { readSources } from "../full-text/plugin.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const SOURCES = join(here, "..", "src", "single");
/** The characters of the packed form, by their value: printable, and none that ends a script or begins markup. */
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%()*+,-.:;=?@[]^_{|}~";

/** What the page would fetch is taken from the page. */
const inside = {
  name: "inside",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/file$/ }, ({ importer }) => (importer.endsWith("engine/load.ts") ? { path: join(SOURCES, "file.ts") } : undefined));
    onResolve({ filter: /^\.\/plain$/ }, () => ({ path: join(SOURCES, "plain.ts") }));
    onResolve({ filter: /\/about\/sources$/ }, ({ kind }) => (kind === "dynamic-import" ? { path: join(SOURCES, "sources.ts") } : undefined));
  },
};

/**
 * Writes `file` from the entry `entry` below `www/src`; `page` is the page to put everything in, `styles` are its style sheets, `script` the settings
 * of all scripts, and `wasm` the file of the core.
 */
export async function buildSingle({ file, entry, page, styles, script, wasm }) {
  const { outputFiles } = await build({
    ...script,
    entryPoints: [join(here, "..", "src", entry)],
    plugins: [inside],
    write: false,
    format: "iife",
    define: { ...script.define, ALPHABET: JSON.stringify(ALPHABET), "import.meta.url": "document.baseURI" },
  });
  // The characters that would end the element are written as the language lets them be.
  const code = outputFiles[0].text.trim().replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");
  const style = styles.map((text) => text.trim()).join("");
  const policy = [
    "default-src 'none'",
    `script-src '${digest(code)}' 'wasm-unsafe-eval'`,
    `style-src '${digest(style)}'`,
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const [core, texts] = [await readFile(wasm), JSON.stringify(await readSources())];
  const block = (id, bytes) => `<script type="application/octet-stream" id="${id}">${packed(bytes)}</script>`;
  const html = page
    .replace(/(http-equiv="Content-Security-Policy" content=")[^"]*/, (_, before) => before + policy)
    .replace(/<link rel="(?:manifest|modulepreload|stylesheet|apple-touch-icon)"[^>]*>\n/g, "")
    .replace(/<script [^>]*><\/script>\n/g, "")
    .replace(/<p class="boot-line">[^\n]*plain\.html[^\n]*\n/, "")
    .replace("</head>", () => `<style>${style}</style>\n</head>`)
    .replace("</body>", () => `${block("core", core)}\n${block("texts", texts)}\n<script>${code}</script>\n</body>`);
  await writeFile(file, html);
}

function digest(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

/** Compressed, and four bytes in five characters; before them how many bytes there are. */
function packed(bytes) {
  const small = gzipSync(bytes, { level: 9 });
  const padded = Buffer.concat([small, Buffer.alloc(-small.length & 3)]);
  let text = `${small.length} `;
  for (let at = 0; at < padded.length; at += 4) {
    let number = padded.readUInt32BE(at);
    let five = "";
    for (let place = 0; place < 5; place += 1) {
      five = ALPHABET[number % 85] + five;
      number = Math.floor(number / 85);
    }
    text += five;
  }
  return text;
}
