// A browser or its driver as a process with a folder of its own, ended with all its children.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const START_MILLISECONDS = 60_000;
const END_MILLISECONDS = 5_000;
/** How much of what it wrote an error shows. */
const SHOWN = 600;

/** What runs now: it must not outlive the test that is interrupted. */
const running = new Set();
for (const name of ["SIGINT", "SIGTERM"]) {
  process.once(name, () => {
    running.forEach((child) => signal(child, "SIGKILL"));
    process.exit(1);
  });
}

/**
 * Starts `file` and waits until it writes something that `ready` matches; gives the match, and how to end it. `flags` are made
 * from the folder, which is gone afterwards.
 */
export async function start(file, flags, ready) {
  const folder = await mkdtemp(join(tmpdir(), "policy-checker-browser-"));
  // A group of its own: browsers start processes that outlive their first one.
  const child = spawn(file, flags(folder), { detached: true, env: { ...process.env, HOME: folder }, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  const ended = new Promise((resolve) => child.once("close", resolve));
  const stop = async () => {
    signal(child, "SIGTERM");
    const late = setTimeout(() => signal(child, "SIGKILL"), END_MILLISECONDS);
    await ended;
    clearTimeout(late);
    signal(child, "SIGKILL");
    running.delete(child);
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    return { match: await written(child, ready, file), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function written(child, ready, file) {
  return new Promise((resolve, reject) => {
    let text = "";
    const fail = (why) => reject(new Error(`${file}: ${why}: ${text.slice(-SHOWN).trim() || "it wrote nothing"}`));
    const late = setTimeout(() => fail("does not start"), START_MILLISECONDS);
    const see = (bytes) => {
      text += bytes;
      const match = ready.exec(text);
      if (match !== null) {
        clearTimeout(late);
        resolve(match);
      }
    };
    child.stdout.on("data", see);
    child.stderr.on("data", see);
    child.once("error", (error) => fail(error.message));
    child.once("close", (code, by) => fail(`ended at once (${code ?? by})`));
  });
}

function signal(child, name) {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch (error) {
    if (error.code !== "ESRCH") {
      throw error;
    }
  }
}
