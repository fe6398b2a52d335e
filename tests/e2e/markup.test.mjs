// The page's markup is valid HTML: as built, and as it stands on each kind of screen.
import { after, before, describe as suite, test } from "node:test";
import { launch, SITE_URL, withPage } from "./support/browser.mjs";
import { everyScreen } from "./support/looks.mjs";
import { assertValid, assertValidPage } from "./support/markup.mjs";

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
        await everyScreen(page, (screen) => assertValidPage(page, screen));
      }));
  }
});
