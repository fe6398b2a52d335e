// A version that was released never changes: pages name its files with their digests. `node www/embed/released.mjs <site>` notes the
// version that is built in `<site>` as released.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { integrityOf } from "../defined.mjs";

const FILE = fileURLToPath(new URL("released.json", import.meta.url));

/** Why what was built as `version` must not be; null if it may. `released` has the digest of each version's integrity.json. */
export function refuseChanged(version, integrity, released) {
  const before = Object.hasOwn(released, version) ? released[version] : null;
  if (before === null || before === integrityOf(integrity)) {
    return null;
  }
  return `embed/${version}/ was released and is now another: raise the version in Cargo.toml; pages that name the released files with their digests would break`;
}

/** The full versions that a site holds. */
async function versionsIn(site) {
  return (await readdir(join(site, "embed"))).filter((name) => /^\d+\.\d+\.\d+/.test(name));
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const site = process.argv[2];
  if (site === undefined) {
    console.error("usage: node www/embed/released.mjs <site>");
    process.exit(2);
  }
  const released = JSON.parse(await readFile(FILE, "utf8"));
  for (const version of await versionsIn(site)) {
    const integrity = await readFile(join(site, "embed", version, "integrity.json"), "utf8");
    const refusal = refuseChanged(version, integrity, released);
    if (refusal !== null) {
      console.error(refusal);
      process.exit(1);
    }
    released[version] = integrityOf(integrity);
    console.log(`${version} ${released[version]}`);
  }
  await writeFile(FILE, `${JSON.stringify(released, null, 1)}\n`);
}
