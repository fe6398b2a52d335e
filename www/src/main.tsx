import { options, render } from "preact";
import { today } from "./journey/date";
import { loadAll } from "./later/load";
import { App } from "./views/App";

/** As long as a page that is not painted, such as one in a tab in the background, waits before it loads the rest. */
const UNPAINTED_MILLISECONDS = 200;

/** Shows the first view at once, and then loads the rest. The clock is read here and nowhere else. */
function start(root: HTMLElement): void {
  const loading = painted().then(loadAll);
  // The page says it; before its effects run, the browser would call a quick failure unhandled.
  loading.catch(() => undefined);
  root.textContent = "";
  render(<App loading={loading} lang="zh" today={today(new Date())} />, root);
}

/** Resolves once the first view shows, so that what it does not need takes nothing of a slow line from it. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNPAINTED_MILLISECONDS);
  });
}

// Preact's own way to wait came with Chromium 71 and Safari 12.1.
if (typeof queueMicrotask !== "function") {
  options.debounceRendering = (draw) => void Promise.resolve().then(draw);
}

const root = document.getElementById("app");
if (root !== null) {
  start(root);
}
