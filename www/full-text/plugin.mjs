// The full texts of the documents as a module: from data/packs, which names the file and lists the clauses, and data/sources.
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import { readText } from "./read.mjs";

const DATA = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "data");

/** For each document by its id: its text as it is set, how many clauses it has, and what its copy leaves out. */
export async function readSources() {
  const described = await descriptions();
  const names = (await readdir(join(DATA, "packs"))).filter((name) => name.endsWith(".toml")).sort();
  const entries = await Promise.all(
    names.map(async (name) => {
      const pack = parse(await readFile(join(DATA, "packs", name), "utf8"));
      const { id, source } = pack.document;
      const text = await readFile(join(DATA, "sources", source), "utf8");
      const about = described.get(source) ?? null;
      const clauses = pack.clauses.map(({ ref }) => ref);
      return [id, { about, clauses: clauses.length, ...readText(text, clauses, { wrapped: source.endsWith(".txt") }) }];
    }),
  );
  return Object.fromEntries(entries);
}

/** What the table of data/sources/README.md says of each file. */
async function descriptions() {
  const table = await readFile(join(DATA, "sources", "README.md"), "utf8");
  return new Map([...table.matchAll(/^\| `([^`]+)` \| (.+?) \|$/gm)].map(([, file, about]) => [file, about]));
}

/** Gives the bundler the module `full-texts`. */
export const fullTextsPlugin = {
  name: "full-texts",
  setup(build) {
    build.onResolve({ filter: /^full-texts$/ }, ({ path }) => ({ path, namespace: "full-texts" }));
    build.onLoad({ filter: /.*/, namespace: "full-texts" }, async () => ({
      contents: `export default ${JSON.stringify(await readSources())};`,
      loader: "js",
    }));
  },
};

/** Leaves the script with the full texts out of the others, under its name in the site. */
export const apartPlugin = {
  name: "full-texts-apart",
  setup(build) {
    build.onResolve({ filter: /\/about\/sources$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./documents.js", external: true } : undefined,
    );
  },
};
