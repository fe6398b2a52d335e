// How long a person waits in the browser named by CHROMIUM, on the site named by SITE_URL, with its processor slowed:
// `node tests/bench/waiting.mjs` prints one JSON object with the times of each form of the core in milliseconds.
// A time runs from the press of the button, however busy the page is then, until the next view is painted.
import { launch, open, SITE_URL } from "../e2e/support/browser.mjs";
import { answerAll, chooseRegion, confirmIndustry, describe, FOUNDER } from "../e2e/support/journey.mjs";

/** How many times slower than this machine. */
const SLOWER = 4;
/** Journeys with each form, taking turns, so that a busy moment hits them alike. */
const JOURNEYS = Number(process.env.JOURNEYS ?? 5);
/** What a person needs at least to write a text. */
const WRITING_MILLISECONDS = 2000;

/** Notes in the page, for every press of a button, how long the next view takes. */
function note() {
  window.waits = [];
  const view = () => document.querySelector("h1")?.textContent;
  addEventListener(
    "click",
    ({ target, timeStamp }) => {
      if (target.closest("button") === null) {
        return;
      }
      const before = view();
      const look = () =>
        requestAnimationFrame(() => {
          if (view() === before) {
            look();
          } else {
            setTimeout(() => window.waits.push(performance.now() - timeStamp));
          }
        });
      look();
    },
    true,
  );
}

/** Of each view of a journey, the industries first, how long it takes and how much of that the page computes. */
async function journey(browser, form) {
  const address = `${SITE_URL}?engine=${form}`;
  const { context, page } = await open(browser, { address, prepare: (page) => page.addInitScript(note) });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const computed = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  };
  const views = [];
  const click = page.click.bind(page);
  page.click = async (...button) => {
    const before = await computed();
    await click(...button);
    await page.waitForFunction((count) => window.waits.length > count, views.length);
    const wait = await page.evaluate(() => window.waits.at(-1));
    views.push({ wait, computed: (await computed()) - before });
  };
  await page.waitForTimeout(WRITING_MILLISECONDS);
  await describe(page);
  await confirmIndustry(page);
  await chooseRegion(page, "jiangbei");
  await answerAll(page, FOUNDER);
  await context.close();
  return views;
}

/** The time that so large a share of the times does not exceed. */
function quantile(times, share) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

const browser = await launch();
const taken = { wasm: [], js: [] };
for (let round = 0; round < JOURNEYS; round += 1) {
  for (const form of Object.keys(taken)) {
    taken[form].push(await journey(browser, form));
  }
}
await browser.close();

/** Both measures, of the industries and of the views after them. */
function summary(journeys) {
  const of = (measure) => {
    const firsts = journeys.map(([first]) => first[measure]);
    const next = journeys.flatMap(([, ...views]) => views.map((view) => view[measure]));
    return { first: quantile(firsts, 0.5), next: quantile(next, 0.5), slow: quantile(next, 0.95) };
  };
  return { wait: of("wait"), computed: of("computed") };
}
console.log(JSON.stringify({ slower: SLOWER, wasm: summary(taken.wasm), js: summary(taken.js) }));
