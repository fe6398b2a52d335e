// A page as it is printed: the words, where they stand, and the picture of each sheet of paper.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./browser.mjs";

const www = createRequire(join(ROOT, "www", "package.json"));
const { getDocument } = await import(pathToFileURL(www.resolve("pdfjs-dist/legacy/build/pdf.mjs")).href);
const { createCanvas } = www("@napi-rs/canvas");
const jsQR = www("jsqr");

/** What an office printer makes of a page. */
const DOTS_PER_INCH = 150;
/** PDF counts 72 points an inch. */
const SCALE = DOTS_PER_INCH / 72;
const MM_PER_INCH = 25.4;

/**
 * Prints what is shown, by the sizes that the page itself states. For each sheet of paper: its size, and every piece of text
 * with its box and size, all in points; `picture()` draws it.
 */
export async function print(page) {
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const file = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  return Promise.all(Array.from({ length: file.numPages }, async (_, at) => {
    const sheet = await file.getPage(at + 1);
    const { width, height } = sheet.getViewport({ scale: 1 });
    const { items } = await sheet.getTextContent();
    const pieces = items
      .filter(({ str }) => str.trim() !== "")
      .map(({ str, transform, width: wide }) => ({ text: str, left: transform[4], right: transform[4] + wide, bottom: transform[5], size: Math.hypot(transform[2], transform[3]) }));
    return { width, height, pieces, picture: () => draw(sheet) };
  }));
}

/** Radicals that fonts draw with the glyph of the character, so that a PDF takes one for the other; NFKC leaves them. */
const RADICALS = "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻒镸⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙";
const CHARACTERS = new Map(RADICALS.match(/../gu).map(([radical, character]) => [radical, character]));

/** The words without spaces and breaks, which a line of paper puts where it ends; the same letters and dashes, however a font draws them. */
export function plain(text) {
  const letters = text.replace(/[\u2e80-\u2eff]/g, (radical) => CHARACTERS.get(radical) ?? radical);
  return letters.normalize("NFKC").replace(/[\u2010-\u2015]/g, "-").replace(/[\s\u200b\u00ad]/g, "");
}

/** All words of all sheets. */
export function wordsOf(sheets) {
  return plain(sheets.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join(""));
}

/** The first QR code on the paper: what it says, and how wide it is without its quiet zone. */
export async function qrOf(sheets) {
  for (const sheet of sheets) {
    const { pixels, width, height } = await sheet.picture();
    const found = jsQR(pixels, width, height);
    if (found !== null) {
      const { topLeftCorner, topRightCorner } = found.location;
      const dots = Math.hypot(topRightCorner.x - topLeftCorner.x, topRightCorner.y - topLeftCorner.y);
      return { text: found.data, millimetres: (dots / DOTS_PER_INCH) * MM_PER_INCH };
    }
  }
  return null;
}

async function draw(sheet) {
  const viewport = sheet.getViewport({ scale: SCALE });
  const [width, height] = [Math.floor(viewport.width), Math.floor(viewport.height)];
  const canvas = createCanvas(width, height);
  await sheet.render({ canvas, canvasContext: canvas.getContext("2d"), viewport }).promise;
  return { width, height, pixels: canvas.getContext("2d").getImageData(0, 0, width, height).data };
}
