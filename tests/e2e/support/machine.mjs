// The browser as docs/kiosk starts it: the flags of start.sh, and policy.json where Chromium looks for it. The policy is seen by this browser alone, in
// a view of the files of its own, which takes root; otherwise there are the flags and no policy.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "./browser.mjs";

const { chromium } = createRequire(join(ROOT, "www", "package.json"))("playwright-core");
const run = promisify(execFile);

const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";
const KIOSK = join(ROOT, "docs", "kiosk");
const FOLDER = "/etc/chromium";
/** Where nothing is shown and nobody is asked. */
const UNSEEN = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"];
const WITH_POLICY = `mount -t tmpfs none ${FOLDER} && mkdir -p ${FOLDER}/policies/managed && cp "$0" ${FOLDER}/policies/managed/ && exec "$@"`;
const PATIENCE = 30_000;
const TRIES = 4;
/** A start takes a second or two. */
const CONNECTING = 12_000;

/** The flags that start.sh gives to the browser. */
export async function flags() {
  const script = await readFile(join(KIOSK, "start.sh"), "utf8");
  return /FLAGS='\n([^']*)\n'/.exec(script)[1].split("\n");
}

/** The policies of docs/kiosk. */
export async function policies() {
  return JSON.parse(await readFile(join(KIOSK, "policy.json"), "utf8"));
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

/** Starts it on `address`; `policy` null for the flags alone. Only the start is tried again: now and then the browser takes no debugger. */
export async function startMachine(address, policy) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startOnce(address, policy);
    } catch (error) {
      if (tries === TRIES) {
        throw error;
      }
    }
  }
}

async function startOnce(address, policy) {
  const folder = await mkdtemp(join(tmpdir(), "policy-checker-kiosk-"));
  const file = join(folder, "policy.json");
  const command = [BROWSER, ...(await flags()), ...UNSEEN, `--user-data-dir=${join(folder, "profile")}`, address];
  if (policy !== null) {
    await writeFile(file, JSON.stringify(policy));
    command.unshift("unshare", "-m", "sh", "-c", WITH_POLICY, file);
  }
  const child = spawn(command[0], command.slice(1), { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const close = async () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  try {
    const browser = await chromium.connectOverCDP(await addressOf(child), { timeout: CONNECTING });
    const debug = await browser.newBrowserCDPSession();
    return { debug, pages: () => pagesOf(debug), open: (page) => attach(debug, page), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => reject(new Error(`the browser does not answer:\n${said}`)), PATIENCE);
    child.stderr.on("data", (text) => {
      said += text;
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found !== null) {
        clearTimeout(late);
        resolve(found[1]);
      }
    });
    child.once("exit", () => reject(new Error(`the browser has ended:\n${said}`)));
  });
}

/** Every page that is open, private ones as well. */
async function pagesOf(debug) {
  const { targetInfos } = await debug.send("Target.getTargets");
  return targetInfos.filter(({ type }) => type === "page");
}

/** A line to one page; Playwright itself looks at no private window that it has not opened. */
async function attach(debug, { targetId }) {
  const { sessionId } = await debug.send("Target.attachToTarget", { targetId, flatten: false });
  const waiting = new Map();
  let last = 0;
  debug.on("Target.receivedMessageFromTarget", (event) => {
    if (event.sessionId === sessionId) {
      const { id, result, error } = JSON.parse(event.message);
      const asked = waiting.get(id);
      waiting.delete(id);
      asked?.(error === undefined ? { result } : { error });
    }
  });
  const send = async (method, params = {}) => {
    const id = (last += 1);
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    await debug.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method, params }) });
    const { result, error } = await answer;
    if (error !== undefined) {
      throw new Error(`${method}: ${error.message}`);
    }
    return result;
  };
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.text);
    }
    return result.value;
  };
  return { send, evaluate };
}
