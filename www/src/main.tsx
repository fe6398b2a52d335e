import { render } from "preact";
import { loadEngine } from "./engine/load";
import { today } from "./journey/date";
import { loadLater } from "./later/load";
import { readAddress } from "./journey/incoming";
import { loadShare } from "./journey/share";
import { isCarrying } from "./share/state";
import { App } from "./views/App";
import { LoadFailure } from "./views/LoadFailure";

/** Starts the core, then the journey in its place. The clock is read here and nowhere else. */
async function start(root: HTMLElement): Promise<void> {
  // Asked for at once and waited for by nothing: no request is made once the page shows.
  void loadLater();
  try {
    const engine = await loadEngine();
    const catalogue = engine.catalogue();
    // Only a link needs the second script before the first view.
    const incoming = isCarrying(location.hash) ? readAddress(await loadShare(), engine, catalogue) : null;
    root.textContent = "";
    render(<App engine={engine} catalogue={catalogue} lang="zh" today={today(new Date())} incoming={incoming} />, root);
  } catch (error) {
    root.textContent = "";
    render(<LoadFailure message={error instanceof Error ? error.message : String(error)} />, root);
  }
}

const root = document.getElementById("app");
if (root !== null) {
  void start(root);
}
