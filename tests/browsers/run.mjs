// `node tests/browsers/run.mjs [--only NAME]… [--without NAME]… [--pictures FOLDER]` takes the whole journey in every browser under
// every way of serving. SITE names the built site, HEADERS the headers of the project's server as JSON. Fails where anything
// differs, and where a browser cannot run that was not left out by name.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { check } from "./check.mjs";
import { answers, cases, coreInNode } from "./core/cases.mjs";
import { corePages } from "./core/pages.mjs";
import { KERNELS } from "./kernels.mjs";
import { RUNS } from "./runs.mjs";
import { serve } from "./serve.mjs";

const names = KERNELS.map(({ name }) => name);
const { values: options } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: [] },
    without: { type: "string", multiple: true, default: [] },
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
const added = await corePages(asked);
const expected = answers(core, asked);
const screens = [];
let passed = 0;
const failed = [];

for (const kernel of KERNELS) {
  if (options.without.includes(kernel.name) || (options.only.length > 0 && !options.only.includes(kernel.name))) {
    say(kernel.name, "", "left out");
    continue;
  }
  let browser;
  try {
    browser = await kernel.start();
  } catch (error) {
    fail(kernel.name, "start", error, `; \`--without ${kernel.name}\` leaves it out`);
    continue;
  }
  const begin = performance.now();
  const kinds = new Set();
  try {
    for (const run of RUNS) {
      await once(kernel, browser, run, kinds);
    }
  } finally {
    await browser.close();
  }
  say(`${kernel.name} (${browser.version})`, "all", `   ${seconds(begin)}  ${kinds.size} forms of the core with ${expected.length} answers each`);
}

console.log(`\n${passed} runs passed, ${failed.length} failed`);
if (failed.length > 0) {
  console.log(`failed: ${failed.join(", ")}`);
}
process.exitCode = failed.length === 0 && passed > 0 ? 0 : 1;

async function once(kernel, browser, run, kinds) {
  const begin = performance.now();
  const server = await serve(site, { headers, ...run }, added);
  const picture = (page, name) => keep(`${kernel.name}-${run.name}-${name}`, page);
  try {
    await check({ browser, kernel, run, server, core, expected, screens, asked: kinds, picture });
    passed += 1;
    const [engine, reason] = run.expected(kernel);
    say(`${kernel.name} (${browser.version})`, run.name, `ok ${seconds(begin)}  ${engine}${reason === null ? "" : `, ${reason}`}`);
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
