import { options as preact, render } from "preact";
import type { EngineKind } from "./engine/choice";
import { today } from "./journey/date";
import type { State } from "./journey/state";
import { loadAll } from "./later/load";
import type { Options } from "./options";
import type { Surface } from "./surface/surface";
import { App } from "./views/App";
import { painted } from "./views/painted";

/** What a checker is started with. */
export type Start = {
  readonly surface: Surface;
  readonly options: Options;
  /** The form of the core that is asked for; null where it is chosen. */
  readonly engine: EngineKind | null;
  /** Packs beside those of the core, each the text of its JSON. */
  readonly packs?: Promise<readonly string[]>;
  readonly resumed?: State | undefined;
  readonly onState?: (state: State) => void;
};

/** Shows the first view in `place` at once, and then loads the rest. The clock is read here and nowhere else. */
export function start(place: Element, { surface, options, engine, packs = Promise.resolve([]), resumed, onState }: Start): void {
  // What the first view does not need takes nothing of a slow line from it.
  const loading = painted().then(() => loadAll(engine, packs, surface.warn));
  // The page says it; before its effects run, the browser would call a quick failure unhandled.
  loading.catch(() => undefined);
  place.textContent = "";
  render(<App loading={loading} surface={surface} options={options} today={today(new Date())} resumed={resumed} onState={onState} />, place);
}

/** Takes it away again, with all that it listens to. */
export function stop(place: Element): void {
  render(null, place);
}

// Preact's own way to wait came with Chromium 71 and Safari 12.1.
if (typeof queueMicrotask !== "function") {
  preact.debounceRendering = (draw) => void Promise.resolve().then(draw);
}
