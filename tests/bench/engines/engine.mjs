// What `prepare.mjs` wrote for one engine, and how it is measured.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Prints what `main` makes of the folder that the command line names, as JSON. */
export async function run(main) {
  const [, program, folder] = process.argv;
  if (folder === undefined) {
    console.error(`usage: node ${program} <folder of an engine>`);
    process.exit(2);
  }
  try {
    console.log(JSON.stringify(await main(folder)));
  } catch (error) {
    // Node would print the line of the script that threw, which is all of a minified one.
    console.error(error.message);
    process.exit(1);
  }
}

/** Reads everything that a page would have fetched; nothing of the engine runs yet. */
export async function fetched(folder) {
  const { complete, partial } = JSON.parse(await readFile(join(folder, "situations.json"), "utf8"));
  const rules = await readFile(join(folder, "rules.json"), "utf8");
  const wasm = await readFile(join(folder, "engine.wasm")).catch((error) => {
    if (error.code !== "ENOENT") throw error;
  });
  return { script: pathToFileURL(join(folder, "engine.mjs")).href, rules, wasm, complete, partial };
}

/** Processor time of the whole process since `before`, in microseconds: wasm is compiled on threads of its own. */
export function spent(before) {
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
