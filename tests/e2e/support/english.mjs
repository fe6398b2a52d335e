// English is a whole language of the page.
import assert from "node:assert/strict";

/** Fails with Chinese that is neither quoted nor marked as Chinese. */
export async function assertEnglish(page) {
  const unmarked = await page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const marked = node.parentElement.closest('[lang="zh-CN"], .own-text bdi, .choice-hint bdi, textarea, script, noscript');
      if (marked === null && /[\u3400-\u9fff]/.test(node.data)) {
        found.push(node.data);
      }
    }
    return found;
  });
  assert.deepEqual(unmarked, []);
}
