// The pixels of screenshots.
import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";

/** The pixels of a screenshot: eight bits a channel, no interlace. */
export function readPng(bytes) {
  let [at, width, height, channels] = [8, 0, 0, 0];
  const packed = [];
  while (at < bytes.length) {
    const [length, kind] = [bytes.readUInt32BE(at), bytes.toString("latin1", at + 4, at + 8)];
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (kind === "IHDR") {
      [width, height, channels] = [body.readUInt32BE(0), body.readUInt32BE(4), body[9] === 6 ? 4 : 3];
      assert.deepEqual([body[8], body[12]], [8, 0]);
    } else if (kind === "IDAT") {
      packed.push(body);
    }
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(packed));
  const stride = width * channels;
  const lines = Buffer.alloc(stride * height);
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const left = x < channels ? 0 : lines[y * stride + x - channels];
      const up = y === 0 ? 0 : lines[(y - 1) * stride + x];
      const corner = y === 0 || x < channels ? 0 : lines[(y - 1) * stride + x - channels];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      const value = (raw[y * (stride + 1) + 1 + x] + guess) & 255;
      lines[y * stride + x] = value;
      if (x % channels < 3) {
        pixels[(y * width + Math.floor(x / channels)) * 4 + (x % channels)] = value;
      }
    }
  }
  return { width, height, pixels };
}

function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
