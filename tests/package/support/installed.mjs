// The package as people get it: packed by npm, and installed from that file into an empty folder, without a network.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const PKG = join(ROOT, "pkg");

/** Runs a program and gives its standard output; what it wrote is part of the error if it fails. */
export async function run(program, args, options = {}) {
  try {
    return (await execute(program, args, { encoding: "utf8", maxBuffer: 1 << 24, ...options })).stdout;
  } catch (error) {
    throw new Error(`${[program, ...args].join(" ")}\n${error.stdout}${error.stderr}`);
  }
}

/** Packs and installs. `files` are the names in the package, `remove` clears everything away. */
export async function install() {
  const folder = await mkdtemp(join(tmpdir(), "policy-checker-"));
  const [{ filename, files }] = JSON.parse(await run("npm", ["pack", PKG, "--json", "--ignore-scripts", "--pack-destination", folder]));
  const tarball = join(folder, filename);
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await run("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", tarball], { cwd: folder });
  const home = join(folder, "node_modules", "policy-checker");
  return {
    folder,
    home,
    tarball,
    files: files.map(({ path }) => path).sort(),
    read: (name) => readFile(join(home, name)),
    text: (name) => readFile(join(home, name), "utf8"),
    import: (name) => import(pathToFileURL(join(home, name)).href),
    /** Puts an example beside the package and gives its place. */
    async example(name) {
      const place = join(folder, name);
      const isOwn = (source) => !source.includes("node_modules") && !source.endsWith("package-lock.json");
      await cp(join(ROOT, "docs", "examples", name), place, { recursive: true, filter: isOwn });
      return place;
    },
    /** The same for one that needs other packages, as if it had installed them together with this one; and bundles it. Gives the place of the result. */
    async bundled(name) {
      const place = await this.example(name);
      const modules = join(ROOT, "docs", "examples", name, "node_modules");
      await mkdir(join(place, "node_modules"));
      for (const other of (await readdir(modules)).filter((one) => /^[@a-z]/.test(one) && one !== "policy-checker")) {
        await symlink(join(modules, other), join(place, "node_modules", other));
      }
      await cp(home, join(place, "node_modules", "policy-checker"), { recursive: true });
      await run("node", [join(modules, "vite", "bin", "vite.js"), "build"], { cwd: place });
      return join(place, "dist");
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
