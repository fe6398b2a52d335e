// What cases are drawn from: the catalogue, the words of the lexicon and the packs. Read in Node, carried to browsers as JSON.
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { catalogue, industries, ROOT } from "../../share/support/core.mjs";

const { parse } = createRequire(join(ROOT, "www", "package.json"))("smol-toml");

const lexicon = async (file, column) =>
  (await readFile(join(ROOT, "data", "lexicon", file), "utf8"))
    .split("\n")
    .slice(1)
    .flatMap((line) => line.split("\t")[column]?.split(";") ?? [])
    .filter((term) => term !== "");

const bundled = (await readdir(join(ROOT, "data", "packs"))).filter((name) => name.endsWith(".toml")).sort();
const packs = await Promise.all(
  ["tests/cases/packs/example-district.toml", ...bundled.map((name) => `data/packs/${name}`)].map(async (file) =>
    JSON.stringify(parse(await readFile(join(ROOT, file), "utf8"))),
  ),
);

export const stock = {
  catalogue,
  industries,
  terms: await lexicon("synonyms.tsv", 3),
  activities: await lexicon("activities.tsv", 3),
  variants: await lexicon("variants.tsv", 0),
  packs,
};

/** A pack that can be loaded beside the bundled ones. */
export const SOUND_PACK = packs[0];
