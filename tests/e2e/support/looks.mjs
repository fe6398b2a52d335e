// The looks that the settings offer, and one walk past every kind of screen.
import { answerQuestions, chooseRegion, confirmIndustry, describe, FOUNDER, showResult, submit } from "./journey.mjs";

const STANDARD = { size: "normal", theme: "light", contrast: "normal" };

export const LOOKS = {
  normal: STANDARD,
  elder: { ...STANDARD, size: "elder" },
  "high contrast": { ...STANDARD, contrast: "high" },
  dark: { ...STANDARD, theme: "dark" },
  "dark, high contrast": { ...STANDARD, theme: "dark", contrast: "high" },
};

/** Chooses looks by the settings' own fields, and leaves the settings as open or folded as they were. */
export async function setLook(page, look) {
  await page.evaluate(async (ids) => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const toggle = document.querySelector(".settings-open");
    const folded = toggle.getAttribute("aria-expanded") === "false";
    if (folded) {
      toggle.click();
      await drawn();
    }
    for (const id of ids) {
      document.getElementById(id).click();
    }
    if (folded) {
      toggle.click();
    }
    await drawn();
  }, Object.keys(look).map((name) => `settings-${name}-${look[name]}`));
}

/** Calls `look` on each kind of screen, from the first step to a result with opened measures. */
export async function everyScreen(page, look) {
  await page.click(".settings-open");
  await look("first step, settings open");
  await page.click(".settings-open");
  await submit(page);
  await look("an error");
  await page.click(".ways-list button >> nth=0");
  await page.fill("#industry-code", "397");
  await page.waitForSelector(".finder-option");
  await look("finding a code");
  await page.goBack();
  await page.click(".ways-list button >> nth=1");
  await page.waitForSelector(".tree");
  await look("the tree");
  await page.goBack();
  await describe(page, "从事集成电路晶圆制造、封装测试及销售（不含生物医药研发）");
  await page.check("#industry-0");
  await page.waitForSelector(".more-detail");
  for (const folded of await page.$$(".more-detail summary")) {
    await folded.click();
  }
  await look("industry");
  await confirmIndustry(page);
  await look("region");
  await chooseRegion(page, "jiangbei");
  const kinds = new Set();
  const { violation, ...answers } = FOUNDER;
  await answerQuestions(page, answers, async (kind) => {
    if (!kinds.has(kind)) {
      kinds.add(kind);
      await look(`a question: ${kind}`);
    }
  });
  await look("all answers");
  await showResult(page);
  for (const status of ["applies", "depends", "does-not-apply"]) {
    await page.click(`.measure-${status} .measure-toggle >> nth=0`);
  }
  await look("result");
}
