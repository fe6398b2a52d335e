// The three builds of the core: WebAssembly, plain JavaScript, and the command.
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import assert from "node:assert/strict";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const PKG = join(ROOT, "pkg");

export const wasm = await import(pathToFileURL(join(PKG, "policy_checker.js")).href);
const exports = await wasm.default({ module_or_path: await readFile(join(PKG, "policy_checker_bg.wasm")) });

/** Bytes of the memory of the WebAssembly build. */
export const memory = () => exports.memory.buffer.byteLength;

export const plain = await import(pathToFileURL(join(PKG, "policy_checker_plain.js")).href);
await plain.default();

/** The text of the script that starts by itself. */
export const classic = await readFile(join(PKG, "policy_checker_plain_classic.js"), "utf8");

const COMMAND = process.env.COMMAND ?? assert.fail("COMMAND names no policy-checker: run `cargo xtask test --only builds`");

/** What the command writes: a value for each line. */
export function command(given, input = "") {
  const { status, stdout, stderr } = spawnSync(COMMAND, given, { input, cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 30 });
  assert.ok(status === 0 || status === 1, `${given.join(" ")}: ${status} ${stderr}`);
  return { lines: stdout.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line)), stderr };
}
