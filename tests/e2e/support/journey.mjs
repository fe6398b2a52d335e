// The steps of the journey as a person takes them.
import assert from "node:assert/strict";

export const CHIP_MAKER = "从事集成电路晶圆制造、封装测试及销售";

/** A new chip business that is being registered and has broken no rule. Facts left out are answered "I do not know". */
export const FOUNDER = {
  stage: "setting-up",
  "fits-industrial-policy": "true",
  "on-negative-list": "false",
  host: "park",
  contribution: ["patent"],
  approval: "none",
  "key-document-missing": "false",
  "substantive-error": "false",
  "written-promise": "true",
  "key-enterprise": "false",
  risk: "low",
  credit: "good",
  "hazard-left": "false",
  "under-inspection": "false",
  "under-penalty": "false",
  violation: "none",
  "red-lines": ["?none"],
  "crime-suspected": "false",
};

export async function title(page) {
  return (await page.textContent("h1")).trim();
}

export async function submit(page) {
  await page.click("form button[type=submit]");
}

/** Describes the business and comes to the industry step. */
export async function describe(page, text = CHIP_MAKER) {
  await page.fill("textarea", text);
  await submit(page);
  await page.waitForSelector("#industry-0");
}

/** Ticks one choice of the industry step and comes to the region step. */
export async function confirmIndustry(page, value) {
  await page.check(value === undefined ? "#industry-0" : `input[name=industry][value="${value}"]`);
  await submit(page);
  await page.waitForSelector("#region-0");
}

export async function chooseRegion(page, id) {
  await page.check(`input[name=region][value="${id}"]`);
  await submit(page);
  await page.waitForSelector("#region-0", { state: "detached" });
}

/** The fact that the page asks for now; null when it asks for none. */
export async function askedFact(page) {
  return page.evaluate(() => {
    const field = document.querySelector("form .choice-input[name], form .date input");
    return field === null ? null : field.name.replace(/-(year|month|day)$/, "");
  });
}

/** Answers the question on the page; with no answer, "I do not know". */
export async function answer(page, value) {
  const isDate = (await page.$("form .date")) !== null;
  if (value === undefined) {
    await page.check(isDate ? "form .choice-input" : 'form input[value="?unsure"]');
  } else if (isDate) {
    const parts = value.split("-");
    for (const [at, part] of ["year", "month", "day"].entries()) {
      await page.fill(`form .date input[name$="-${part}"]`, parts[at]);
    }
  } else {
    for (const one of [value].flat()) {
      await page.check(`form input[value="${one}"]`);
    }
  }
  await submit(page);
}

/**
 * Answers questions until none is left; gives the facts in the order they were asked. `see` is called on each before it is
 * answered, with its kind: radio, checkbox or date.
 */
export async function answerQuestions(page, answers, see = async () => {}) {
  const asked = [];
  for (;;) {
    await page.waitForFunction(() => document.querySelector(".summary, .check-go, form") !== null);
    if ((await page.$("main form")) === null) {
      return asked;
    }
    const fact = await askedFact(page);
    assert.ok(!asked.includes(fact), `${fact} is asked twice`);
    asked.push(fact);
    await see(await page.evaluate(() => document.querySelector("form .date, form .choice-input").type ?? "date"));
    const before = await title(page);
    await answer(page, answers[fact]);
    await page.waitForFunction((old) => document.querySelector("h1").textContent.trim() !== old, before);
  }
}

/** Waits for the whole result, with what is drawn below it once it shows; the sheet to print is the last of that. */
export async function resultDrawn(page) {
  await page.waitForSelector(".sheet", { state: "attached" });
}

/** From the look over all answers to the result. */
export async function showResult(page) {
  await page.click(".check-go button");
  await resultDrawn(page);
}

/** Answers questions, looks over the answers and comes to the result; gives the facts in the order they were asked. */
export async function answerAll(page, answers) {
  const asked = await answerQuestions(page, answers);
  if ((await page.$(".summary")) === null) {
    await showResult(page);
  }
  await resultDrawn(page);
  return asked;
}

/** The whole way from the first step to the result. */
export async function toResult(page, { text, region = "jiangbei", answers = FOUNDER } = {}) {
  await describe(page, text);
  await confirmIndustry(page);
  await chooseRegion(page, region);
  return answerAll(page, answers);
}

/** Every measure of the result as it shows: key, status and whether it is open. */
export async function measures(page) {
  return page.$$eval(".measure", (rows) =>
    rows.map((row) => ({
      key: row.querySelector(".measure-body").id,
      status: ["applies", "depends", "defeated", "does-not-apply"].find((status) =>
        row.classList.contains(`measure-${status}`),
      ),
      words: row.querySelector(".status").textContent,
      open: row.querySelector("button").getAttribute("aria-expanded") === "true",
    })),
  );
}

/** Fails when the page scrolls sideways. */
export async function fitsWidth(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `the page is ${over} px too wide at: ${await title(page)}`);
}
