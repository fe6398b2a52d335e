// The page as it is operated without a pointer.
import assert from "node:assert/strict";

/** More than any page of the journey has to stop at. */
const MOST_TABS = 200;

/** Presses Tab until what is meant has the focus. */
export async function tabTo(page, selector) {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
      return;
    }
  }
  assert.fail(`${selector} is not reached by Tab`);
}
