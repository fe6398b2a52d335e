import { gunzipSync } from "fflate";

/** The characters of the packed form, by their value; set by what packs. */
declare const ALPHABET: string;

/** The bytes of the block with this id: four of them in five characters, compressed. The number before the first space is how many. */
export function unpack(id: string): Uint8Array<ArrayBuffer> {
  const text = document.getElementById(id)?.textContent ?? "";
  const start = text.indexOf(" ") + 1;
  const length = Number(text.slice(0, start));
  const bytes = new Uint8Array((length + 3) & ~3);
  const values = new Uint8Array(128);
  for (let at = 0; at < ALPHABET.length; at += 1) {
    values[ALPHABET.charCodeAt(at)] = at;
  }
  for (let from = start, to = 0; to < bytes.length; from += 5, to += 4) {
    let number = 0;
    for (let at = 0; at < 5; at += 1) {
      number = number * 85 + (values[text.charCodeAt(from + at)] ?? 0);
    }
    bytes[to] = number / 0x1000000;
    bytes[to + 1] = number / 0x10000;
    bytes[to + 2] = number / 0x100;
    bytes[to + 3] = number;
  }
  return gunzipSync(bytes.subarray(0, length)) as Uint8Array<ArrayBuffer>;
}
