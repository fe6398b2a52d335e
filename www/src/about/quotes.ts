import type { Source } from "./sources";

/** Words quoted from a document, and the clause that they stand in. */
export type Quote = { readonly ref: string; readonly quote: string };

/** Some characters of one text of the document; texts are counted through, cell by cell. */
export type Stretch = { readonly text: number; readonly start: number; readonly end: number };

/** Finds quotations in the text of one document, as the check of packs does: spaces, and the width of brackets and digits, do not count. */
export function finder(source: Pick<Source, "blocks" | "parts">): (quote: Quote) => readonly Stretch[] {
  // For each character that counts: which text it is in, and where.
  const texts: number[] = [];
  const places: number[] = [];
  const starts: number[] = [];
  let all = "";
  let count = 0;
  source.blocks.forEach((block) => {
    if (block.opens) {
      starts[block.part] = all.length;
    }
    block.texts.forEach((text) => {
      for (let at = 0; at < text.length; at += 1) {
        const character = plain(text.charAt(at));
        if (character !== "") {
          all += character;
          texts.push(count);
          places.push(at);
        }
      }
      count += 1;
    });
  });

  return ({ ref, quote }) => {
    const words = plain(quote);
    const part = partOf(source, ref);
    const within = part < 0 ? -1 : all.indexOf(words, starts[part]);
    const first = within < 0 ? all.indexOf(words) : within;
    if (words === "" || first < 0) {
      return [];
    }
    const found: Stretch[] = [];
    for (let at = first; at < first + words.length; at += 1) {
      const [text, place] = [texts[at] as number, places[at] as number];
      const last = found[found.length - 1];
      if (last !== undefined && last.text === text) {
        found[found.length - 1] = { ...last, end: place + 1 };
      } else {
        found.push({ text, start: place, end: place + 1 });
      }
    }
    return found;
  };
}

/** The clause that a reference names, or else the nearest one that it stands in; -1 for none. */
export function partOf({ parts }: Pick<Source, "parts">, ref: string): number {
  const wanted = plain(ref);
  return parts.reduce((best, part, at) => {
    const longest = best < 0 ? 0 : plain(parts[best]?.ref ?? "").length;
    const name = plain(part.ref);
    const holds = name === wanted || (wanted.indexOf(name) === 0 && !/^\d/.test(wanted.slice(name.length)));
    return holds && name.length > longest ? at : best;
  }, -1);
}

/** A text as it is compared. */
function plain(text: string): string {
  return text.replace(/\s/g, "").replace(/[\uff08\uff09\uff10-\uff19\uff0e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}
