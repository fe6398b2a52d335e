import { correction, generate } from "lean-qr";

/** A QR code with the quiet zone that readers need around it, in modules. */
export type Picture = { readonly size: number; readonly isDark: (x: number, y: number) => boolean };

const QUIET_ZONE = 4;

export function picture(text: string): Picture {
  const bitmap = generate(text, { minCorrectionLevel: correction.M });
  // What lies beyond the code is light.
  return { size: bitmap.size + 2 * QUIET_ZONE, isDark: (x, y) => bitmap.get(x - QUIET_ZONE, y - QUIET_ZONE) };
}

/** The dark modules as a path to fill. */
export function outline({ size, isDark }: Picture): string {
  let path = "";
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const start = x;
      while (isDark(x, y)) {
        x += 1;
      }
      if (x > start) {
        path += `M${start} ${y}h${x - start}v1h${start - x}z`;
      }
    }
  }
  return path;
}
