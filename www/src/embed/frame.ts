import { start } from "../start";
import { warn } from "../surface/element";
import { page } from "../surface/page";
import type { Surface } from "../surface/surface";
import { openChannel } from "./channel";
import { readPacks } from "./packs";
import { readParameters, warnOfUnknown, type Asked, type Name } from "./parameters";
import { narrowPolicy } from "./policy";
import { applyTheme, THEME } from "./theme";

/** In the address: the packs come through the port. */
const THROUGH_PORT = "port";
/** In the address: what the loader names its frame. */
const FRAME_NAME = "title";
/** How long packs that were announced are waited for. */
const PACKS_MILLISECONDS = 15_000;
/** A change of the height by less is not told, or the two pages could answer each other for ever. */
const LEAST_CHANGE = 8;

narrowPolicy();

const given = new URLSearchParams(location.search);
const parameter = (name: Name): string | null => given.get(name);
const asked = readParameters(parameter, warn);
const isFramed = window.parent !== window;
const { options, engine, packs, page: home } = isFramed ? asked : alone(asked);
warnOfUnknown(given, [...THEME, FRAME_NAME], warn);

let takePacks: (packs: readonly string[]) => void = () => undefined;
const announced = new Promise<readonly string[]>((resolve) => {
  takePacks = resolve;
  setTimeout(() => resolve([]), PACKS_MILLISECONDS);
});

const channel = openChannel((told) => takePacks(told.packs));
applyTheme(page.root, (name) => given.get(name), warn);

const surface: Surface = {
  ...page,
  guest: isFramed,
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

/** Opened by a link, which anybody may have written: it leads neither what people keep nor what they hand over to somebody else. */
function alone(given: Asked): Asked {
  const { page: kept, options: all } = given;
  const isOther = kept !== null && new URL(kept).origin !== location.origin;
  if (isOther) {
    warn(`page="${kept}": outside a frame links lead to this site alone; it is left empty`);
  }
  if (all.handover !== null) {
    warn(`handover="${all.handover}": outside a frame nobody hears; there is no button`);
  }
  return { ...given, options: { ...all, handover: null }, page: isOther ? null : kept };
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
