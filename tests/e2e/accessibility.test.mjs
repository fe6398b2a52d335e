// axe-core finds nothing on any step, in either language; contrast is among its rules.
import { after, before, describe as suite, test } from "node:test";
import { assertAccessible } from "./support/accessibility.mjs";
import { DESKTOP, launch, PHONE, withoutCore, withPage } from "./support/browser.mjs";
import { textWith } from "./support/core.mjs";
import { answerQuestions, chooseRegion, confirmIndustry, describe, FOUNDER, showResult, submit } from "./support/journey.mjs";

suite("accessibility", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  for (const lang of ["zh", "en"]) {
    for (const viewport of [PHONE, DESKTOP]) {
      test(`every step, ${lang}, ${viewport.width} px`, () =>
        withPage(browser, { viewport }, (page) => walk(page, lang, () => assertAccessible(page))));
    }
  }

  test("a failure to load", () =>
    withPage(browser, withoutCore, (page) => assertAccessible(page)));
});

async function walk(page, lang, look) {
  if (lang === "en") {
    await page.click(".language");
  }
  await look();
  await submit(page);
  await look();
  await page.click(".ways-list button >> nth=0");
  await page.waitForSelector("#industry-code");
  await look();
  await page.goBack();
  await page.click(".ways-list button >> nth=1");
  await page.waitForSelector(".tree");
  await look();
  await page.click(".tree-open >> nth=2");
  await page.waitForSelector("#tick-3");
  await page.check("#tick-3");
  await look();
  await page.goBack();
  await page.goBack();
  await explained(page, look);
  await describe(page, "从事集成电路晶圆制造、封装测试及销售（不含生物医药研发）");
  await look();
  await page.waitForSelector(".more-detail");
  for (const folded of await page.$$(".more-detail summary")) {
    await folded.click();
  }
  await look();
  await submitEmpty(page);
  await look();
  await confirmIndustry(page);
  await look();
  await chooseRegion(page, "jiangbei");
  const kinds = new Set();
  await answerQuestions(page, FOUNDER, async (kind) => {
    if (!kinds.has(kind)) {
      kinds.add(kind);
      await look();
      await submit(page);
      await look();
    }
  });
  await look();
  await showResult(page);
  await look();
  await page.click(".tools .text-button >> nth=0");
  await look();
}

/** The detail that is asked for, and what follows from an answer. */
async function explained(page, look) {
  const bare = textWith(["太阳能电池", "风力发电机", "芯片", "软件"], ({ detail }) => detail !== null && detail.asks === "activity");
  await describe(page, bare.text);
  await look();
  await page.click(".detail button >> nth=0");
  await page.waitForSelector(".added");
  await look();
  await page.goBack();
  const vague = textWith(["新能源技术开发", "生物技术研发", "数据研发"], ({ detail }) => detail !== null && detail.asks === "product");
  await describe(page, vague.text);
  await page.click(".detail summary");
  await look();
  await page.goBack();
}

/** Nothing is ticked on the industry step but what was ticked in the tree. */
async function submitEmpty(page) {
  for (const ticked of await page.$$("input:checked")) {
    await ticked.uncheck();
  }
  await submit(page);
}
