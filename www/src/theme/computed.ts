import { mix, type Colour } from "./colour";

const WHITE: Colour = [255, 255, 255];

/**
 * Reads colours as a browser computes them, whatever they are written in; null for one that it does not know. What shows through a colour is taken
 * for white. `place` is where they can be tried.
 */
export function readComputed(place: Node, texts: readonly string[]): readonly (Colour | null)[] {
  const probe = document.createElement("span");
  probe.hidden = true;
  // The system's high contrast would answer for all of them.
  probe.style.setProperty("forced-color-adjust", "none");
  probe.style.setProperty("transition", "none");
  place.appendChild(probe);
  const computed = (text: string): string => {
    probe.style.color = "";
    probe.style.color = text;
    return probe.style.color === "" ? "" : getComputedStyle(probe).color;
  };
  const read = texts.map((text) => parse(computed(text)) ?? parse(computed(`color-mix(in srgb, ${text}, ${text})`)));
  place.removeChild(probe);
  return read;
}

/** `rgb(…)` and `color(srgb …)`; browsers write all colours as one of these, or can be made to. */
function parse(computed: string): Colour | null {
  const found = /^(rgba?|color)\((?:srgb )?([^)]*)\)$/.exec(computed);
  const [red, green, blue, alpha = 1, more] = (found?.[2] ?? "").split(/[\s,/]+/).map(Number);
  if (found === null || red === undefined || green === undefined || blue === undefined || more !== undefined || !(red + green + blue + alpha < Infinity)) {
    return null;
  }
  const whole = found[1] === "color" ? 255 : 1;
  const part = (value: number): number => Math.max(0, Math.min(255, value * whole));
  return mix([part(red), part(green), part(blue)], WHITE, alpha);
}
