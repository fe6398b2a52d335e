/** All that is waited for takes a second or two; on a machine that does other work as well it takes longer. */
const PATIENCE_MILLISECONDS = 60_000;
/** What a page says that changes its document while it is asked. */
const CHANGING = /navigated|context/;

/** What `look` gives as soon as it gives something. */
export async function until(look) {
  const begin = performance.now();
  for (;;) {
    const found = await look().catch((error) => (CHANGING.test(error.message) ? null : Promise.reject(error)));
    if (found) {
      return found;
    }
    if (performance.now() - begin > PATIENCE_MILLISECONDS) {
      throw new Error(`waited too long for ${look}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
