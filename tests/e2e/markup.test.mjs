// The page's markup is valid HTML: as built, and as it stands on each kind of screen.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { launch, SITE_URL, VALIDATOR, withPage } from "./support/browser.mjs";
import { everyScreen } from "./support/looks.mjs";

const { HtmlValidate } = VALIDATOR;
const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    // Several boxes of one question share its name, as the standard lets them.
    "form-dup-name": ["error", { shared: ["radio", "checkbox"] }],
  },
});

suite("markup", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test("as built", async () => {
    await assertValid(await (await fetch(SITE_URL)).text(), "index.html");
  });

  for (const lang of ["zh", "en"]) {
    test(`every screen, ${lang}`, () =>
      withPage(browser, {}, async (page) => {
        if (lang === "en") {
          await page.click(".language");
        }
        await everyScreen(page, async (screen) =>
          assertValid(await page.evaluate(() => `<!DOCTYPE html>\n${document.documentElement.outerHTML}`), screen),
        );
      }));
  }
});

async function assertValid(html, where) {
  const { results } = await validator.validateString(html);
  assert.deepEqual(
    results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`)),
    [],
    where,
  );
}
