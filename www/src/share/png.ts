import type { Picture } from "./picture";

/** Pixels along the edge of a module: with eight, a module is one byte of a row. */
const SCALE = 8;
const LIGHT = 0xff;
const DARK = 0;
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The most that a stored block of deflate holds. */
const BLOCK = 0xffff;

/**
 * The code as a PNG file in a `data:` address: chat programs let people keep and pass on pictures, but not drawings.
 * By hand: a canvas may be told to lie, so that nobody is recognised by it, and the code would then be wrong.
 */
export function pngAddress({ size, isDark }: Picture): string {
  const side = size * SCALE;
  const rows: number[] = [];
  for (let y = 0; y < side; y += 1) {
    rows.push(0);
    for (let x = 0; x < size; x += 1) {
      rows.push(isDark(x, Math.floor(y / SCALE)) ? DARK : LIGHT);
    }
  }
  const header = [...word(side), ...word(side), 1, 0, 0, 0, 0];
  const file = SIGNATURE.concat(chunk("IHDR", header), chunk("IDAT", stored(rows)), chunk("IEND", []));
  return `data:image/png;base64,${btoa(file.map((byte) => String.fromCharCode(byte)).join(""))}`;
}

function chunk(name: string, data: readonly number[]): number[] {
  const body = Array.from(name, (letter) => letter.charCodeAt(0)).concat(data);
  return word(data.length).concat(body, word(crc32(body)));
}

/** A zlib stream that compresses nothing. */
function stored(data: readonly number[]): number[] {
  let stream = [0x78, 0x01];
  for (let at = 0; at < data.length; at += BLOCK) {
    const part = data.slice(at, at + BLOCK);
    const last = at + BLOCK >= data.length ? 1 : 0;
    const [low, high] = [part.length & 0xff, part.length >> 8];
    stream = stream.concat([last, low, high, ~low & 0xff, ~high & 0xff], part);
  }
  return stream.concat(word(adler32(data)));
}

function word(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
}

function crc32(data: readonly number[]): number {
  let crc = -1;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
  }
  return ~crc;
}

function adler32(data: readonly number[]): number {
  let low = 1;
  let high = 0;
  for (const byte of data) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return high * 65536 + low;
}
