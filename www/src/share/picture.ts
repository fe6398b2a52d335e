import { correction, generate } from "lean-qr";

/** A QR code as an outline to fill, in units of one module, with the quiet zone that readers need around it. */
export type Picture = { readonly size: number; readonly outline: string };

const QUIET_ZONE = 4;

export function picture(text: string): Picture {
  const bitmap = generate(text, { minCorrectionLevel: correction.M });
  let outline = "";
  for (let y = 0; y < bitmap.size; y += 1) {
    for (let x = 0; x < bitmap.size; x += 1) {
      const start = x;
      while (bitmap.get(x, y)) {
        x += 1;
      }
      if (x > start) {
        outline += `M${start + QUIET_ZONE} ${y + QUIET_ZONE}h${x - start}v1h${start - x}z`;
      }
    }
  }
  return { size: bitmap.size + 2 * QUIET_ZONE, outline };
}
