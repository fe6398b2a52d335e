// The old Chromiums come as one compressed program each.
import { createReadStream, createWriteStream } from "node:fs";
import { access, chmod, readdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";

const PACKAGES = join(dirname(fileURLToPath(import.meta.url)), "node_modules");

/** The program in the package `name`, unpacked beside its compressed form the first time. */
export async function unpacked(name) {
  const folder = join(PACKAGES, name, "bin");
  const packed = (await readdir(folder)).find((file) => /^chromium.*\.br$/.test(file));
  if (packed === undefined) {
    throw new Error(`no chromium*.br in ${folder}; remove node_modules and run again`);
  }
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
