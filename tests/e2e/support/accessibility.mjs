// axe-core, run in the page as it stands.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { AXE_FILE } from "./browser.mjs";
import { title } from "./journey.mjs";

const axe = await readFile(AXE_FILE, "utf8");

/** Fails with everything that axe finds on the page; `where` says in which looks. */
export async function assertAccessible(page, where = "") {
  if (await page.evaluate(() => !("axe" in window))) {
    await page.evaluate(axe);
  }
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { preload: false, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(" | ")}`);
  });
  assert.deepEqual(found, [], `${await title(page)} ${where}`);
}
