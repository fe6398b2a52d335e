// One browser, one visitor after another, and the memory that it takes.
import { readFile } from "node:fs/promises";
import { begin, end, openKiosk } from "./kiosk.mjs";

const MB = 1024 * 1024;
const REGIONS = ["jiangbei", "ningbo", "beibei", "shuocheng", "daxing"];

/**
 * As many visitors as asked for, each to a result with everything opened; gives the memory at the start screen after each of the sessions named
 * in `measured`, in megabytes: what the scripts hold, and what the processes of the browser hold.
 */
export async function soak(browser, sessions, measured, said = () => {}) {
  const { page, context, seen } = await openKiosk(browser);
  let crashed = false;
  page.on("crash", () => {
    crashed = true;
  });
  const debug = await context.newCDPSession(page);
  const whole = await browser.newBrowserCDPSession();
  const figures = [];
  try {
    for (let session = 1; session <= sessions; session += 1) {
      await begin(page, session % 2 === 0 ? "en" : "zh");
      await page.evaluate(toOpenedResult, [`第${session}家企业，从事集成电路晶圆制造、封装测试及销售`, REGIONS[session % REGIONS.length]]);
      await end(page);
      if (measured.includes(session)) {
        figures.push({ session, heap: await heapOf(debug), ...(await memoryOf(whole)) });
        said(figures[figures.length - 1]);
      }
    }
    return { figures, crashed, complaints: [...seen.console, ...seen.errors] };
  } finally {
    await context.close();
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

async function heapOf(debug) {
  await debug.send("HeapProfiler.collectGarbage");
  const { usedSize } = await debug.send("Runtime.getHeapUsage");
  return usedSize / MB;
}

/**
 * What is resident of all processes of this browser, and what of it is their own (Linux). A page of a program that several use counts for each; so
 * other browsers that come and go beside it change nothing.
 */
async function memoryOf(whole) {
  const { processInfo } = await whole.send("SystemInfo.getProcessInfo");
  const texts = await Promise.all(processInfo.map(({ id }) => readFile(`/proc/${id}/smaps_rollup`, "utf8").catch(() => "")));
  const sum = (field) => texts.reduce((all, text) => all + Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? 0), 0) / 1024;
  return { resident: sum("Rss"), own: sum("Anonymous") };
}
