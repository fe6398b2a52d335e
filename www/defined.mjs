// What the bundlers of the page and of the package set in the scripts.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parse } from "smol-toml";

const { on } = parse(await readFile(new URL("../data/checked.toml", import.meta.url), "utf8"));

/** The day of the data. */
export const CHECKED = { CHECKED_ON: JSON.stringify(on) };

/** The digest of a file as `integrity` takes it. */
export function integrityOf(content) {
  return `sha384-${createHash("sha384").update(content).digest("base64")}`;
}

/** The core in plain JavaScript by its name and its bytes. */
export function plainCore(name, content) {
  return { PLAIN_FILE: JSON.stringify(name), PLAIN_INTEGRITY: JSON.stringify(integrityOf(content)) };
}
