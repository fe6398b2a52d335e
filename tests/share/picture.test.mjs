// The QR code as a picture file and as a drawing.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, share } from "./support/core.mjs";

const www = createRequire(join(ROOT, "www", "package.json"));
const jsQR = www("jsqr");
const { createCanvas, loadImage } = www("@napi-rs/canvas");

const { outline, picture, pngAddress } = share;
const LENGTHS = [1, 40, 120, 300, 700, 1500, 2300];
const textOf = (length) => `https://example.invalid/#s=1.${"7KQ4M2XW".repeat(length / 8 + 1).slice(0, length)}`;

for (const length of LENGTHS) {
  test(`the picture file of ${length} symbols is read back`, async () => {
    const text = textOf(length);
    const address = pngAddress(picture(text));
    const image = await loadImage(Buffer.from(address.replace("data:image/png;base64,", ""), "base64"));
    const canvas = createCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
    assert.equal(jsQR(data, width, height)?.data, text);
  });
}

test("the drawing has the same dark modules, inside its quiet zone", () => {
  for (const length of LENGTHS) {
    const code = picture(textOf(length));
    const drawn = new Set();
    for (const [, x, y, width] of outline(code).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      for (let at = 0; at < Number(width); at += 1) {
        drawn.add(`${Number(x) + at} ${y}`);
      }
    }
    for (let y = 0; y < code.size; y += 1) {
      for (let x = 0; x < code.size; x += 1) {
        assert.equal(drawn.has(`${x} ${y}`), Boolean(code.isDark(x, y)));
        const quiet = Math.min(x, y, code.size - 1 - x, code.size - 1 - y) < 4;
        assert.ok(!(quiet && code.isDark(x, y)), `${x} ${y}`);
      }
    }
  }
});
