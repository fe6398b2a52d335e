// `node tests/browsers/run.mjs [--only NAME]… [--without NAME]… [--short] [--pictures FOLDER]` takes the whole journey in every browser
// under every way of serving, and asks the core alone in both its forms. `--short` leaves it at the browsers and the ways that tell
// most. SITE names the built site, HEADERS the headers of the project's server as JSON; CASES says how many cases are drawn. Fails
// where anything differs, and where a browser cannot run that was not left out by name.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { stock } from "../builds/support/stock.mjs";
import { answersAlike, check } from "./check.mjs";
import { answers, cases, coreInNode } from "./core/cases.mjs";
import { digestsInNode } from "./core/drawn.mjs";
import { corePages, KINDS } from "./core/pages.mjs";
import { KERNELS } from "./kernels.mjs";
import { CORE_ALONE, RUNS } from "./runs.mjs";
import { serve } from "./serve.mjs";

const names = KERNELS.map(({ name }) => name);
const { values: options } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: [] },
    without: { type: "string", multiple: true, default: [] },
    short: { type: "boolean", default: false },
    pictures: { type: "string" },
  },
});
for (const name of [...options.only, ...options.without]) {
  if (!names.includes(name)) {
    stop(`no browser is called ${name}; there are ${names.join(", ")}`);
  }
}
const site = process.env.SITE ?? stop("SITE is not set: run `cargo xtask browsers`");
const headers = JSON.parse(process.env.HEADERS ?? stop("HEADERS is not set: run `cargo xtask browsers`"));

const asked = await cases();
const core = await coreInNode();
const added = await corePages(asked, stock);
const expected = answers(core, asked);
const digests = digestsInNode(core, stock);
const drawn = { digests, core, stock };
const answered = `${expected.length} + ${digests.flat().length.toLocaleString("en")} answers`;
const screens = [];
const ran = [];
let passed = 0;
const failed = [];

for (const kernel of KERNELS) {
  if (options.short && !kernel.short) {
    continue;
  }
  if (options.without.includes(kernel.name) || (options.only.length > 0 && !options.only.includes(kernel.name))) {
    say(kernel.name, "", "left out");
    continue;
  }
  let browser;
  try {
    browser = await started(kernel);
  } catch (error) {
    fail(kernel.name, "start", error, `; \`--without ${kernel.name}\` leaves it out`);
    continue;
  }
  ran.push(`${kernel.name} ${browser.version}`);
  try {
    for (const run of RUNS.filter(({ short }) => short || !options.short)) {
      await once(kernel, browser, run, async (server) => {
        const picture = (page, name) => keep(`${kernel.name}-${run.name}-${name}`, page);
        await check({ browser, kernel, run, server, core, screens, picture });
        const [engine, reason] = run.expected(kernel);
        return `${engine}${reason === null ? "" : `, ${reason}`}`;
      });
    }
    for (const kind of KINDS) {
      await once(kernel, browser, CORE_ALONE[kind], async (server) => {
        await answersAlike({ browser, server, kind, expected, drawn });
        return answered;
      });
    }
  } finally {
    await browser.close();
  }
}

// The counts as Node's own test runner gives them; `cargo xtask test` reads them, and the line before.
console.log(`\nin ${ran.join(", ")}\nℹ pass ${passed}\nℹ fail ${failed.length}`);
if (failed.length > 0) {
  console.log(`failed: ${failed.join(", ")}`);
}
process.exitCode = failed.length === 0 && passed > 0 ? 0 : 1;

/** A browser that is slow to start on a busy machine gets a second chance; no check does. */
async function started(kernel) {
  try {
    return await kernel.start();
  } catch (error) {
    say(kernel.name, "start", `once more: ${error.message}`);
    return kernel.start();
  }
}

/** `body` gets the server of the run and gives what to say of it. */
async function once(kernel, browser, run, body) {
  const begin = performance.now();
  const server = await serve(site, { headers, ...run }, added);
  try {
    const verdict = await body(server);
    passed += 1;
    say(`${kernel.name} (${browser.version})`, run.name, `ok ${seconds(begin)}  ${verdict}`);
  } catch (error) {
    fail(`${kernel.name} (${browser.version})`, run.name, error);
  } finally {
    await server.close();
  }
}

function seconds(begin) {
  return `${((performance.now() - begin) / 1000).toFixed(1).padStart(5)} s`;
}

async function keep(name, page) {
  if (options.pictures !== undefined) {
    await mkdir(options.pictures, { recursive: true });
    await writeFile(join(options.pictures, `${name.replaceAll(" ", "-")}.png`), await page.picture());
  }
}

function fail(browser, run, error, help = "") {
  failed.push(`${browser} ${run}`);
  say(browser, run, `FAILED: ${error.message}${help}`);
}

function say(browser, run, verdict) {
  console.log(`${browser.padEnd(30)} ${run.padEnd(15)} ${verdict}`);
}

function stop(message) {
  console.error(message);
  process.exit(2);
}
