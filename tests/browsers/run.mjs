// `node tests/browsers/run.mjs [--only NAME]… [--without NAME]… [--run NAME]… [--short] [--pictures FOLDER]` takes the whole journey in every browser
// under every way of serving and embedding, and asks the core alone in both its forms. `--short` leaves it at the browsers and the ways
// of serving that tell most. SITE names the built site, HEADERS the headers of the project's server as JSON, EMBED_HEADERS those of what
// other pages embed; CASES says how many cases are drawn, and `--run NAME` leaves it at that run. Fails where anything differs, and where
// a browser cannot run that was not left out by name.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { stock } from "../builds/support/stock.mjs";
import { answersAlike, check } from "./check.mjs";
import { answers, cases, coreInNode } from "./core/cases.mjs";
import { digestsInNode } from "./core/drawn.mjs";
import { corePages, KINDS } from "./core/pages.mjs";
import { builtEmbed, checkEmbed, EMBEDS } from "./embeds.mjs";
import { KERNELS } from "./kernels.mjs";
import { CORE_ALONE, RUNS } from "./runs.mjs";
import { serve } from "./serve.mjs";

const names = KERNELS.map(({ name }) => name);
const { values: options } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: [] },
    without: { type: "string", multiple: true, default: [] },
    run: { type: "string", multiple: true, default: [] },
    short: { type: "boolean", default: false },
    pictures: { type: "string" },
  },
});
for (const name of [...options.only, ...options.without]) {
  if (!names.includes(name)) {
    stop(`no browser is called ${name}; there are ${names.join(", ")}`);
  }
}
const runs = [...RUNS, ...EMBEDS, ...Object.values(CORE_ALONE)].map(({ name }) => name);
for (const name of options.run) {
  if (!runs.includes(name)) {
    stop(`no run is called ${name}; there are ${runs.join(", ")}`);
  }
}
const wanted = ({ name }) => options.run.length === 0 || options.run.includes(name);
const site = process.env.SITE ?? stop("SITE is not set: run `cargo xtask browsers`");
const headers = JSON.parse(process.env.HEADERS ?? stop("HEADERS is not set: run `cargo xtask browsers`"));
const embedHeaders = JSON.parse(process.env.EMBED_HEADERS ?? stop("EMBED_HEADERS is not set: run `cargo xtask browsers`"));

const built = await builtEmbed(site);
const asked = await cases();
const core = await coreInNode();
const added = await corePages(asked, stock);
const expected = answers(core, asked);
const digests = digestsInNode(core, stock);
const drawn = { digests, core, stock };
const answered = `${expected.length} + ${digests.flat().length.toLocaleString("en")} answers`;
const screens = [];
const embedScreens = {};
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
    for (const run of RUNS.filter((run) => wanted(run) && (run.short || !options.short))) {
      await once(kernel, browser, run, async (server) => {
        const picture = (page, name) => keep(`${kernel.name}-${run.name}-${name}`, page);
        await check({ browser, kernel, run, server, core, screens, picture });
        return form(run.expected(kernel));
      });
    }
    for (const run of EMBEDS.filter(wanted)) {
      await once(kernel, browser, { name: run.name, policy: (policy) => policy }, async (server) => {
        const picture = (page, name) => keep(`${kernel.name}-${run.name}-${name}`, page);
        return form(await checkEmbed({ browser, kernel, run, server, core, screens: embedScreens, built, picture }));
      });
    }
    for (const kind of KINDS.filter((kind) => wanted(CORE_ALONE[kind]))) {
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
  const server = await serve(site, { headers, embedHeaders, ...run }, added);
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

/** The form of the core, and the reason for it. */
function form([engine, reason]) {
  return `${engine}${reason === null ? "" : `, ${reason}`}`;
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
