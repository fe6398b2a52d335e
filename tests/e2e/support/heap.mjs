// What the scripts of a page hold in memory.

/** A heap snapshot after everything that can go has gone, as the text of its JSON. */
export async function heapSnapshot(context, page) {
  const debug = await context.newCDPSession(page);
  const parts = [];
  debug.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => parts.push(chunk));
  await debug.send("HeapProfiler.enable");
  for (let turn = 0; turn < 3; turn += 1) {
    await debug.send("HeapProfiler.collectGarbage");
  }
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
