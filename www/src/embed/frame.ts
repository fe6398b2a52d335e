import { start } from "../start";
import { warn } from "../surface/element";
import { page } from "../surface/page";
import type { Surface } from "../surface/surface";
import { openChannel } from "./channel";
import { readPacks } from "./packs";
import { readParameters, type Name } from "./parameters";
import { applyTheme } from "./theme";

/** In the address: the packs come through the port. */
const THROUGH_PORT = "port";
/** How long packs that were announced are waited for. */
const PACKS_MILLISECONDS = 15_000;
/** A change of the height by less is not told, or the two pages could answer each other for ever. */
const LEAST_CHANGE = 8;

const given = new URLSearchParams(location.search);
const parameter = (name: Name): string | null => given.get(name);
const { options, engine, packs, page: home } = readParameters(parameter, warn);

let takePacks: (packs: readonly string[]) => void = () => undefined;
const announced = new Promise<readonly string[]>((resolve) => {
  takePacks = resolve;
  setTimeout(() => resolve([]), PACKS_MILLISECONDS);
});

const channel = openChannel((told) => takePacks(told.packs));
applyTheme(page.root, (name) => given.get(name), warn);

const isFramed = window.parent !== window;
const surface: Surface = {
  ...page,
  keepsOffline: false,
  // The frame alone knows nothing of packs that came with its address or its host.
  home: home ?? (packs.length === 0 ? page.home : null),
  tell: channel.say,
  warn,
  showTop() {
    page.showTop();
    channel.say({ type: "top" });
  },
};

const place = document.getElementById("app");
if (place !== null) {
  start(place, {
    surface,
    options,
    engine,
    packs: packs.length === 1 && packs[0] === THROUGH_PORT && isFramed ? announced : readPacks(packs, warn),
  });
  tellHeight(place);
}

/** Tells how high the checker is, once a frame and only where it matters. */
function tellHeight(place: Element): void {
  let told = 0;
  let due = false;
  const tell = (): void => {
    due = false;
    const height = Math.ceil(place.getBoundingClientRect().height);
    if (Math.abs(height - told) >= LEAST_CHANGE) {
      told = height;
      channel.say({ type: "resize", height });
    }
  };
  const later = (): void => {
    if (!due) {
      due = true;
      requestAnimationFrame(tell);
    }
  };
  if (typeof ResizeObserver === "undefined") {
    window.addEventListener("resize", later);
    setInterval(later, 500);
  } else {
    new ResizeObserver(later).observe(place);
  }
  later();
}
