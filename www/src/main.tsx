import { render } from "preact";
import { today } from "./journey/date";
import { loadAll } from "./later/load";
import { App } from "./views/App";

/** Shows the first view at once, and loads the rest meanwhile. The clock is read here and nowhere else. */
function start(root: HTMLElement): void {
  const loading = loadAll();
  // The page says it; before its effects run, the browser would call a quick failure unhandled.
  loading.catch(() => undefined);
  root.textContent = "";
  render(<App loading={loading} lang="zh" today={today(new Date())} />, root);
}

const root = document.getElementById("app");
if (root !== null) {
  start(root);
}
