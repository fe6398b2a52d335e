// The browser as docs/kiosk starts it: the flags of start.sh, and policy.json where Chromium looks for it. The policy is seen by this browser alone, in
// a view of the files of its own, which takes root; otherwise there are the flags and no policy.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "./browser.mjs";
import { KIOSK_URL } from "./kiosk.mjs";
import { line } from "./pipe.mjs";
import { until } from "./until.mjs";

const run = promisify(execFile);

const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";
const KIOSK = join(ROOT, "docs", "kiosk");
const FOLDER = "/etc/chromium";
/** Where nothing is shown and nobody is asked. */
const UNSEEN = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"];
const WITH_POLICY = `mount -t tmpfs none ${FOLDER} && mkdir -p ${FOLDER}/policies/managed && cp "$0" ${FOLDER}/policies/managed/ && exec "$@"`;

/** The flags that start.sh gives to the browser. */
export async function flags() {
  const script = await readFile(join(KIOSK, "start.sh"), "utf8");
  return /FLAGS='\n([^']*)\n'/.exec(script)[1].split("\n");
}

/** The policies of docs/kiosk, for the site of the test. The tools of developers are what the test itself looks through. */
export async function machinePolicy({ tools = true } = {}) {
  const { DeveloperToolsAvailability, ...rest } = JSON.parse(await readFile(join(KIOSK, "policy.json"), "utf8"));
  const policy = { ...rest, URLAllowlist: [KIOSK_URL] };
  return tools ? policy : { ...policy, DeveloperToolsAvailability };
}

/** Whether a browser can be given the policy; else why not. */
export async function policyFault() {
  try {
    await run("unshare", ["-m", "sh", "-c", `mount -t tmpfs none ${FOLDER}`]);
    return null;
  } catch (error) {
    return `no policy for the browser: ${String(error.stderr ?? error.message).trim()}`;
  }
}

/** Starts it on `address`; `policy` null for the flags alone. */
export async function startMachine(address, policy) {
  const folder = await mkdtemp(join(tmpdir(), "policy-checker-kiosk-"));
  const file = join(folder, "policy.json");
  const command = [BROWSER, ...(await flags()), ...UNSEEN, `--user-data-dir=${join(folder, "profile")}`, address];
  if (policy !== null) {
    await writeFile(file, JSON.stringify(policy));
    command.unshift("unshare", "-m", "sh", "-c", WITH_POLICY, file);
  }
  const child = spawn(command[0], command.slice(1), { detached: true, stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve(`the browser does not start: ${error.message}`));
    child.once("exit", () => resolve(`the browser has ended:\n${said}`));
  });
  const [, , , toBrowser, fromBrowser] = child.stdio;
  const close = async () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  return { ...line(toBrowser, fromBrowser, ended), close };
}

/** The page of the kiosk. */
export function firstPage(machine) {
  return until(async () => (await machine.pages()).find(({ url }) => url.startsWith(KIOSK_URL)));
}
