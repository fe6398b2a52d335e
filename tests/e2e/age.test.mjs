// How old the data is stands with every result; a clock that is wrong breaks nothing.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe as suite, test } from "node:test";
import { launch, ROOT, withPage } from "./support/browser.mjs";
import { FOUNDER, measures, toResult } from "./support/journey.mjs";

const [, DATA_DAY] = /^on = "(.+)"$/m.exec(await readFile(join(ROOT, "data", "checked.toml"), "utf8"));
const later = (days) => new Date(Date.parse(`${DATA_DAY}T12:00:00`) + days * 86_400_000);

const SITUATIONS = [
  ["the day itself", later(0), "fresh", /距今 0 天/],
  ["half a year", later(180), "fresh", /距今 180 天/],
  ["a day more", later(181), "old", /距今 181 天.*超过半年/],
  ["a year", later(365), "old", /距今 365 天/],
  ["a day more than a year", later(366), "stale", /距今 366 天.*超过一年/],
  ["a clock in 2099", new Date("2099-06-01T12:00:00"), "stale", /天。超过一年/],
  ["a clock in 1970", new Date("1970-01-01T12:00:00"), "behind", /1970年1月1日.*检查本机时钟/],
];

suite("the age of the data", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  for (const [name, now, kind, words] of SITUATIONS) {
    test(`${name}: ${kind}, on the screen and on paper`, () =>
      withPage(browser, { prepare: (page) => page.clock.setFixedTime(now) }, async (page, seen) => {
        await toResult(page, { answers: FOUNDER });
        const said = await page.$$eval(`.age-${kind}`, (all) => all.map((one) => one.textContent));
        assert.equal(said.length, 2);
        assert.ok(said.every((one) => words.test(one)), said[0]);
        assert.ok((await measures(page)).length > 0, "nobody is held up");
        assert.deepEqual(seen.errors, []);
      }));
  }

  test("with a clock that is behind, the result is that of the day of the data", async () => {
    const results = [];
    for (const now of [later(0), new Date("1970-01-01T12:00:00")]) {
      await withPage(browser, { prepare: (page) => page.clock.setFixedTime(now) }, async (page) => {
        await toResult(page, { answers: FOUNDER });
        results.push(await measures(page));
      });
    }
    assert.deepEqual(results[1], results[0]);
  });
});
