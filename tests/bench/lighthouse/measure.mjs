// Prints what Lighthouse says of the page named by SITE_URL, as a phone sees it: every run, the median, and what costs points.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const RUNS = 5;
const FULL = ["accessibility", "best-practices", "seo"];
const METRICS = {
  "first-contentful-paint": "first contentful paint",
  "largest-contentful-paint": "largest contentful paint",
  "total-blocking-time": "total blocking time",
  "cumulative-layout-shift": "layout shift",
};

const chrome = await launch({
  chromePath: process.env.CHROMIUM,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const scores = {};
const lost = new Set();
try {
  for (let run = 1; run <= RUNS; run += 1) {
    const { lhr } = await lighthouse(process.env.SITE_URL, { port: chrome.port, output: "json", logLevel: "error" });
    const { categories, audits } = lhr;
    for (const [id, { score, auditRefs }] of Object.entries(categories)) {
      (scores[id] ??= []).push(Math.round(100 * score));
      for (const { id: audit, weight } of auditRefs) {
        if (weight > 0 && audits[audit].score !== null && audits[audit].score < 1 && FULL.includes(id)) {
          lost.add(`${id}: ${audits[audit].title} (${audit})`);
        }
      }
    }
    const times = Object.entries(METRICS).map(([id, name]) => `${name} ${audits[id].displayValue}`);
    console.log(`run ${run}: ${Object.keys(scores).map((id) => `${id} ${scores[id].at(-1)}`).join(", ")}; ${times.join(", ")}`);
  }
} finally {
  chrome.kill();
}
for (const [id, all] of Object.entries(scores)) {
  console.log(`${id.padEnd(16)} median ${[...all].sort((one, other) => one - other)[Math.floor(RUNS / 2)]}`);
}
// What depends on no machine has to be whole; how fast the page is depends on this one.
if (lost.size > 0) {
  console.error([...lost].join("\n"));
  process.exitCode = 1;
}
