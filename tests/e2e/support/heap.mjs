// What the scripts of a page hold in memory.

/** What one collection lets go, such as a document that was replaced, holds more that only the next one finds. */
const FEWEST_TURNS = 3;

/** Lets go all that can go; gives the bytes that are still in use. `debug` sends commands to the page. */
export async function collectGarbage(debug) {
  let least = Infinity;
  for (let turn = 1; ; turn += 1) {
    await debug.send("HeapProfiler.collectGarbage");
    const { usedSize } = await debug.send("Runtime.getHeapUsage");
    if (turn >= FEWEST_TURNS && usedSize >= least) {
      return least;
    }
    least = Math.min(least, usedSize);
  }
}

/** A heap snapshot after everything that can go has gone, as the text of its JSON. */
export async function heapSnapshot(context, page) {
  const debug = await context.newCDPSession(page);
  const parts = [];
  debug.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => parts.push(chunk));
  await debug.send("HeapProfiler.enable");
  await collectGarbage(debug);
  await debug.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await debug.detach();
  return parts.join("");
}

/** Every address that the window can go back or forward to. */
export async function windowHistory(context, page) {
  const debug = await context.newCDPSession(page);
  const { entries } = await debug.send("Page.getNavigationHistory");
  await debug.detach();
  return entries.map(({ url, title, userTypedURL }) => `${url} ${title} ${userTypedURL}`);
}
