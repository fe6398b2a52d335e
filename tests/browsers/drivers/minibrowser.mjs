// WebKit's small browser, which Debian keeps out of the path.
import { access, readdir } from "node:fs/promises";
import { join } from "node:path";

const LIBRARIES = "/usr/lib";

/** The program; undefined where there is none. */
export async function miniBrowser() {
  for (const machine of await readdir(LIBRARIES)) {
    for (const version of ["webkit2gtk-4.1", "webkit2gtk-4.0"]) {
      const program = join(LIBRARIES, machine, version, "MiniBrowser");
      if (await access(program).then(() => true, () => false)) {
        return program;
      }
    }
  }
  return undefined;
}
