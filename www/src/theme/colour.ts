/** Red, green and blue, each from 0 to 255. */
export type Colour = readonly [number, number, number];

/** Reads `#rgb` and `#rrggbb`; null for anything else. */
export function readColour(text: string): Colour | null {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(text);
  const found = short === null ? /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text) : short.map((digit) => digit + digit);
  if (found === null) {
    return null;
  }
  const [red, green, blue] = found.slice(1).map((part) => parseInt(part, 16));
  return [red ?? 0, green ?? 0, blue ?? 0];
}

export function writeColour(colour: Colour): string {
  return `#${colour.map((part) => `0${Math.round(part).toString(16)}`.slice(-2)).join("")}`;
}

/** `share` of `one` and the rest of `other`. */
export function mix(one: Colour, other: Colour, share: number): Colour {
  const part = (at: 0 | 1 | 2): number => Math.round(one[at] * share + other[at] * (1 - share));
  return [part(0), part(1), part(2)];
}

/** The contrast ratio of WCAG 2, from 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [first, second] = [luminance(one), luminance(other)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

function luminance(colour: Colour): number {
  const share = (part: number): number => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * share(colour[0]) + 0.7152 * share(colour[1]) + 0.0722 * share(colour[2]);
}
