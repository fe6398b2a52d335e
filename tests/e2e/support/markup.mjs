// html-validate, on the page as built or as it stands.
import assert from "node:assert/strict";
import { VALIDATOR } from "./browser.mjs";

const { HtmlValidate } = VALIDATOR;
const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    // Several boxes of one question share its name, as the standard lets them.
    "form-dup-name": ["error", { shared: ["radio", "checkbox"] }],
  },
});

/** Fails with everything that is no valid HTML in the page as it stands. */
export async function assertValidPage(page, where) {
  await assertValid(await page.evaluate(() => `<!DOCTYPE html>\n${document.documentElement.outerHTML}`), where);
}

/** The same for a text. */
export async function assertValid(html, where) {
  const { results } = await validator.validateString(html);
  assert.deepEqual(
    results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`)),
    [],
    where,
  );
}
