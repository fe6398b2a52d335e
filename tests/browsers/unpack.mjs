// The old Chromiums come as one compressed program each.
import { createReadStream, createWriteStream } from "node:fs";
import { access, chmod, readdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
/** The oldest is in the first, which each run of the tests installs; the others in the second. */
const PACKAGES = [join(here, "node_modules"), join(here, "old", "node_modules")];

/** The program in the package `name`, unpacked beside its compressed form the first time. */
export async function unpacked(name) {
  const { folder, packed } = await compressed(name);
  const program = join(folder, "chromium");
  try {
    await access(program);
  } catch {
    const begun = `${program}.${process.pid}`;
    await pipeline(createReadStream(join(folder, packed)), createBrotliDecompress(), createWriteStream(begun));
    await chmod(begun, 0o755);
    await rename(begun, program);
  }
  return program;
}

async function compressed(name) {
  for (const packages of PACKAGES) {
    const folder = join(packages, name, "bin");
    const packed = (await readdir(folder).catch(() => [])).find((file) => /^chromium.*\.br$/.test(file));
    if (packed !== undefined) {
      return { folder, packed };
    }
  }
  throw new Error(`no chromium*.br of ${name} in ${PACKAGES.join(" or ")}; remove node_modules there and run again`);
}
