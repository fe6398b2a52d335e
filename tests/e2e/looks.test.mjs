// Every kind of screen in every look: axe finds nothing, nothing is wider than the screen, nothing is too small to read or to press.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { assertAccessible } from "./support/accessibility.mjs";
import { launch, withPage } from "./support/browser.mjs";
import { fitsWidth, title } from "./support/journey.mjs";
import { everyScreen, LOOKS, setLook } from "./support/looks.mjs";

const WIDTHS = [320, 768, 1280];

/** In CSS pixels: the text of the page, and what is pressed. */
const SMALLEST_TEXT = { elder: 18, other: 14 };
const SMALLEST_TARGET = { elder: 60, other: 44 };

suite("looks", { concurrency: 2 }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  for (const lang of ["zh", "en"]) {
    test(`every screen in every look and width, ${lang}`, () =>
      withPage(browser, {}, async (page) => {
        // A colour on its way to another is not the colour that is read.
        await page.emulateMedia({ reducedMotion: "reduce" });
        if (lang === "en") {
          await page.click(".language");
        }
        await everyScreen(page, async (screen) => {
          for (const [name, look] of Object.entries(LOOKS)) {
            await setLook(page, look);
            for (const width of WIDTHS) {
              await page.setViewportSize({ width, height: 740 });
              const where = `(${screen}, ${name}, ${width} px)`;
              await assertAccessible(page, where);
              await fitsWidth(page);
              assert.deepEqual(await tooSmall(page, SMALLEST_TEXT[name] ?? SMALLEST_TEXT.other, SMALLEST_TARGET[name] ?? SMALLEST_TARGET.other), [], `${await title(page)} ${where}`);
            }
          }
          await setLook(page, LOOKS.normal);
        });
      }));
  }
});

/** What shows and is smaller than it may be. */
function tooSmall(page, text, target) {
  return page.evaluate(
    ([smallestText, smallestTarget]) => {
      const shown = (element) => element.getClientRects().length > 0 && element.closest(".visually-hidden, .skip") === null;
      const found = [];
      const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        const size = parseFloat(getComputedStyle(parent).fontSize);
        if (walker.currentNode.data.trim() !== "" && size < smallestText - 0.01 && shown(parent)) {
          found.push(`text of ${size} px: ${walker.currentNode.data}`);
        }
      }
      for (const pressed of document.querySelectorAll("button, input, textarea, summary, #app a[href]")) {
        const { width, height } = pressed.getBoundingClientRect();
        if (shown(pressed) && (height < smallestTarget - 0.01 || width < smallestTarget - 0.01)) {
          found.push(`target of ${width} × ${height} px: ${pressed.className} ${pressed.id}`);
        }
      }
      return [...new Set(found)];
    },
    [text, target],
  );
}
