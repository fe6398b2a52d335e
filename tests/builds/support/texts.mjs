// Texts as people write them, and as nobody should.
import { below } from "../../share/support/draw.mjs";

const FILLER = ["从事", "本公司", "我们", "主要", "的", "及", "、", "，", "。", "；", "\n", "；不含", "除外", "（", "）", "与相关服务", " and ", ", ", " we ", "等", "2023年", "1.", "10%", "  ", "　"];

const HOSTILE = ["\0", "\u0001", "\u007f", "\ufeff", "\u200b", "\u202e", "\u0301", "é", "ﬁ", "ＡＢＣ", "①", "㎏", "😀", "👨‍👩‍👧‍👦", "🇨🇳", "𠀀", "\uffff", "\u{10ffff}", "ß", "İ", "ǅ", "\u2028", "\r\n", "\t", "<b>", "\\", "\"", "'", "__proto__", "%00", "NaN", "null"];

/** Draws texts and queries from words of the lexicon. */
export function writer({ terms, activities, variants }) {
  /** A text of any of many kinds; half a surrogate pair stands in one of fifty. */
  function text(next) {
    const pick = (all) => all[below(next, all.length)];
    const kinds = [terms, terms, terms, activities, FILLER, FILLER, ...(next() < 0.3 ? [HOSTILE, variants] : [])];
    let words = Array.from({ length: 1 + below(next, 14) }, () => pick(pick(kinds))).join("");
    if (next() < 0.15) {
      words = words.toUpperCase();
    }
    if (next() < 0.02) {
      const at = below(next, words.length + 1);
      words = words.slice(0, at) + pick(["\ud800", "\udfff", "\udc00\ud800"]) + words.slice(at);
    }
    return next() < 0.01 ? words.repeat(40) : words;
  }

  /** Part of a word, as one types; or something else. */
  function query(next) {
    const whole = next() < 0.8 ? terms[below(next, terms.length)] : text(next);
    const from = below(next, whole.length + 1);
    return next() < 0.3 ? whole : whole.slice(from, from + 1 + below(next, 4));
  }

  return { text, query };
}
