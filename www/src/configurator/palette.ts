import { contrast, mix, readColour, writeColour, type Colour } from "../theme/colour";
import { DEFAULTS, EDGE_RATIO, TEXT_RATIO, type ColourName, type Palette } from "../theme/pairs";

/** Where a derived colour aims, so that rounding does not take it below what it needs. */
const SPARE = 0.1;

/** All colours: those that are set, those that follow from them, and the rest as they are without. */
export function paletteOf(set: Partial<Palette>): Palette {
  const given = { ...DEFAULTS, ...set };
  const changed = (["accent", "paper", "card", "ink", "on-accent"] as const).some((name) => set[name] !== undefined);
  return changed ? { ...given, ...derived(given, set["on-accent"]), ...set } : given;
}

/** What follows from the accent: text on it, its hover, and its ink, soft ground and line. */
function derived(given: Palette, onAccent: string | undefined): Partial<Palette> {
  const colour = (name: ColourName): Colour => readColour(given[name]) ?? BLACK;
  const [accent, paper, card, ink, muted] = [colour("accent"), colour("paper"), colour("card"), colour("ink"), colour("muted")];
  const on = onAccent === undefined ? onto(accent, ink) : colour("on-accent");
  // Away from what is written on it.
  const hover = mix(accent, contrast(on, BLACK) > contrast(on, WHITE) ? BLACK : WHITE, 0.72);
  const soft = first(
    (step) => mix(accent, card, 0.12 - step * 0.12),
    (one) => contrast(ink, one) >= TEXT_RATIO + SPARE && contrast(muted, one) >= TEXT_RATIO + SPARE && contrast(colour("edge"), one) >= EDGE_RATIO + SPARE && contrast(accent, one) >= EDGE_RATIO,
  );
  const line = first(
    (step) => mix(accent, card, 0.6 + step * 0.4),
    (one) => [paper, card].every((ground) => contrast(one, ground) >= EDGE_RATIO + SPARE),
  );
  const accentInk = first(
    (step) => mix(ink, accent, 0.1 + step * 0.9),
    (one) => [paper, card, soft].every((ground) => contrast(one, ground) >= TEXT_RATIO + SPARE),
  );
  return {
    "on-accent": writeColour(on),
    "accent-hover": writeColour(hover),
    "accent-soft": writeColour(soft),
    "accent-line": writeColour(line),
    "accent-ink": writeColour(accentInk),
  };
}

/** White, else the ink of the page, else black: one of white and black is always strong enough. */
function onto(accent: Colour, ink: Colour): Colour {
  return [WHITE, ink].find((one) => contrast(one, accent) >= TEXT_RATIO) ?? BLACK;
}

const BLACK: Colour = [0, 0, 0];
const WHITE: Colour = [255, 255, 255];
const STEPS = 24;

/** The first of a row of colours, from 0 to 1, that is good; the last where none is. */
function first(at: (step: number) => Colour, good: (colour: Colour) => boolean): Colour {
  for (let step = 0; step < STEPS; step += 1) {
    const colour = at(step / STEPS);
    if (good(colour)) {
      return colour;
    }
  }
  return at(1);
}
