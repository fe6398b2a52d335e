// One kiosk as docs/kiosk starts it, one visitor after another, and the memory that it takes. Nothing but the words of the page is listened to: a driver
// that keeps what a page loads and says would be measured, too.
import { readFile } from "node:fs/promises";
import { collectGarbage } from "./heap.mjs";
import { KIOSK_URL } from "./kiosk.mjs";
import { firstPage, machinePolicy, policyFault, startMachine } from "./machine.mjs";
import { until } from "./until.mjs";

const MB = 1024 * 1024;
const REGIONS = ["jiangbei", "ningbo", "beibei", "shuocheng", "daxing"];

/**
 * As many visitors as asked for, each to a result with everything opened; gives the memory at the start screen after each of the sessions named
 * in `measured`, in megabytes: what the scripts hold, and what the processes of the browser hold; and the policy that could not be given, if so.
 */
export async function soak(sessions, measured, said = () => {}) {
  const fault = await policyFault();
  const machine = await startMachine(KIOSK_URL, fault === null ? await machinePolicy() : null);
  const figures = [];
  const complaints = [];
  let crashed = false;
  try {
    const page = await machine.open(await firstPage(machine));
    page.hear((method, params) => {
      crashed ||= method === "Inspector.targetCrashed";
      if (method === "Runtime.consoleAPICalled" || method === "Runtime.exceptionThrown" || method === "Log.entryAdded") {
        complaints.push(`${method}: ${JSON.stringify(params)}`);
      }
    });
    await page.send("Runtime.enable");
    await page.send("Log.enable");
    for (let session = 1; session <= sessions; session += 1) {
      await until(() => page.evaluate(`document.querySelectorAll(".kiosk-begin").length === 2`));
      await page.evaluate(`document.querySelector(".kiosk-greeting-${session % 2 === 0 ? "en" : "zh"} button").click()`);
      await until(() => page.evaluate(`document.documentElement.hasAttribute("data-ready")`));
      const business = [`第${session}家企业，从事集成电路晶圆制造、封装测试及销售`, REGIONS[session % REGIONS.length]];
      await page.evaluate(`(${toOpenedResult})(${JSON.stringify(business)})`);
      await page.evaluate(`window.old = true, document.querySelector(".kiosk-end-button").click()`);
      await until(() => page.evaluate(`window.old === undefined && document.querySelector(".kiosk-start") !== null`));
      if (measured.includes(session)) {
        figures.push({ session, heap: (await collectGarbage(page)) / MB, ...(await memoryOf(machine)) });
        said(figures[figures.length - 1]);
      }
    }
    return { figures, crashed, complaints, fault };
  } finally {
    await machine.close();
  }
}

/** In the page, as hundreds of journeys by touch would take hours; the tests of the kiosk make them. */
async function toOpenedResult([text, region]) {
  const shown = async (selector) => {
    while (document.querySelector(selector) === null) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return document.querySelector(selector);
  };
  const go = async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    (await shown("form button[type=submit]")).click();
  };
  const field = await shown("textarea");
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await go();
  (await shown("#industry-0")).click();
  await go();
  (await shown(`input[name=region][value="${region}"]`)).click();
  await go();
  (await shown("form .more .text-button")).click();
  (await shown(".summary ~ .tools .text-button")).click();
  await shown(".measure-body");
}

/**
 * What is resident of all processes of this browser, and what of it is their own: of the browser itself, of the page, of the rest (Linux). A page of a
 * program that several use counts for each; so other browsers that come and go beside it change nothing.
 */
async function memoryOf(machine) {
  const { processInfo } = await machine.send("SystemInfo.getProcessInfo");
  const all = await Promise.all(processInfo.map(async (one) => ({ ...one, ...(await memoryOfProcess(one.id)) })));
  const sum = (field, some = all) => some.reduce((total, one) => total + one[field], 0);
  // Chromium shows parts of itself as pages, too; the one that works is the kiosk.
  const [page] = all.filter(({ type }) => type === "renderer").sort((one, other) => other.cpuTime - one.cpuTime);
  const parts = { browser: sum("own", all.filter(({ type }) => type === "browser")), page: page.own };
  return { resident: sum("resident"), own: sum("own"), ...parts, rest: sum("own") - parts.browser - parts.page, processes: all.length };
}

async function memoryOfProcess(id) {
  // One that has just ended holds nothing.
  const text = await readFile(`/proc/${id}/smaps_rollup`, "utf8").catch(() => "");
  const field = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? 0) / 1024;
  return { resident: field("Rss"), own: field("Anonymous") };
}
