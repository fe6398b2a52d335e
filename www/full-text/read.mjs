// Sets the text of an official document: paragraphs, headings, tables, signatures, and where each clause begins.

/**
 * @typedef {"heading" | "title" | "note" | "sign" | "paragraph" | "row"} Kind
 * @typedef {object} Block A line as it is set.
 * @property {Kind} kind
 * @property {string[]} texts One, or one for each cell of a row.
 * @property {number} part The clause that it stands in, by its place in the list; -1 before the first.
 * @property {boolean} opens Whether the clause begins here.
 * @property {number} lead How many of its characters name the clause: its number, and the short sentence on what it is on.
 * @property {number} level 0 for a chapter, 2 for a section in it, else how deep the clause stands.
 */

const LONGEST_TITLE = 40;
/** So many clauses in a row may have no line of their own. */
const FEW = 6;
const ENDED = /[。；;：:！？”）》)…]$/;
const NUMBERED = /^(#|第[零〇一二三四五六七八九十百]+[编章节条]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])/;
const CHAPTER = /^第[零〇一二三四五六七八九十百]+[编章节]/;
const SECTION = /^第[零〇一二三四五六七八九十百]+节/;
const DAY = /^\d{4}年[\d\s]*月[\d\s]*日$/;

/**
 * What the print broke is joined, and each clause of the list is found where it begins.
 * @param {string} text
 * @param {string[]} clauses The references of the pack, in the order of the text.
 * @param {{ wrapped: boolean }} of `wrapped`: lines end where the print did; else a line is a paragraph.
 */
export function readText(text, clauses, { wrapped }) {
  const reader = new Reader(clauses, wrapped);
  for (const line of text.split(/\r?\n/)) {
    reader.line(line);
  }
  reader.endRow();
  return { blocks: reader.blocks, parts: reader.parts };
}

class Reader {
  /** @type {Block[]} */
  blocks = [];
  /** @type {{ ref: string, label: string, level: number }[]} */
  parts = [];
  next = 0;
  cells = [];

  constructor(clauses, wrapped) {
    this.wrapped = wrapped;
    this.wanted = clauses.map((ref, at) => wantedOf(ref, clauses.slice(0, at)));
  }

  line(raw) {
    const line = raw.trim();
    if (line === "" || line.startsWith("<!--")) {
      this.endRow();
    } else if (raw.startsWith("\t")) {
      this.cells.push(line);
    } else if (line.includes("\t")) {
      this.row(line.split("\t").map((cell) => cell.trim()));
    } else {
      this.endRow();
      this.sentence(line);
    }
  }

  /** Some tables have each cell on a line of its own, and an empty line after the row. */
  endRow() {
    if (this.cells.length > 0) {
      this.row(this.cells);
      this.cells = [];
    }
  }

  row(texts) {
    const opens = this.open(({ row, mark }) => row && mark === texts[0], texts.slice(0, 3).find((cell) => /\D/.test(cell)) ?? "");
    this.put("row", texts, { opens });
  }

  sentence(line) {
    const text = line.replace(/^#+\s*/, "");
    const isTitle = text.length <= LONGEST_TITLE && !/[。；;：:，]$/.test(text);
    // Above a law stands when it was passed and revised.
    const isListed = !this.wrapped && this.parts.length === 0 && /^\d{4}年/.test(text);
    const lead = isTitle ? text.length : leadOf(text);
    const opens = this.open(({ row, mark }) => !row && begins(text, mark), text.slice(0, lead));
    const last = this.blocks.at(-1);
    if (this.wrapped && !opens && last?.kind === "paragraph" && isBroken(last.texts[0], line)) {
      last.texts[0] += text;
    } else if (isTitle && CHAPTER.test(text)) {
      this.put("heading", [text], { level: SECTION.test(text) ? 2 : 0 });
    } else if (isTitle && opens) {
      this.put("heading", [text], { opens });
    } else if (DAY.test(text)) {
      // Who signs stands above the day.
      if (last?.kind === "title") {
        last.kind = "sign";
      }
      this.put("sign", [text]);
    } else if (isListed) {
      this.put("note", [text]);
    } else if (isTitle && !/^(附件[：:]|\d)/.test(text)) {
      this.put("title", [text]);
    } else {
      this.put("paragraph", [text], { opens, lead: opens ? lead : 0 });
    }
  }

  put(kind, texts, { opens = false, lead = 0, level = this.parts.at(-1)?.level ?? 1 } = {}) {
    this.blocks.push({ kind, texts, part: this.parts.length - 1, opens, lead, level });
  }

  /** Opens the next clause of the list that begins so; those passed over have no line of their own. */
  open(fits, label) {
    const ahead = this.wanted.slice(this.next, this.next + FEW + 1).findIndex(fits);
    if (ahead < 0) {
      return false;
    }
    const { ref, level } = this.wanted[this.next + ahead];
    this.next += ahead + 1;
    this.parts.push({ ref, label, level });
    return true;
  }
}

/** How a clause begins in the text: by the part of its reference that those above it lack. */
function wantedOf(ref, before) {
  const bare = ref.replace(/\(其.\)$/, "");
  if (/^附\d+$/.test(bare)) {
    return { ref, mark: bare.slice(1), row: true, level: 2 };
  }
  const above = before.filter((other) => bare.startsWith(other) && !goesOn(other, bare.slice(other.length)));
  const nearest = Math.max(0, ...above.map((other) => other.length));
  return { ref, mark: bare.slice(nearest), row: false, level: 1 + above.length };
}

/** `附件1` stands in no `附件`-numbered part of its own digits, nor `十五` in `十`. */
function goesOn(before, rest) {
  return [/\d/, /[一二三四五六七八九十百]/].some((kind) => kind.test(before.slice(-1)) && kind.test(rest.slice(0, 1)));
}

function begins(text, mark) {
  if (/^\d+$/.test(mark)) {
    return new RegExp(`^${mark}\\s*[.．、]`).test(text);
  }
  if (/^[一二三四五六七八九十]+$/.test(mark)) {
    return text.startsWith(`${mark}、`);
  }
  const bare = text.replace(/\s/g, "").replace(/（/g, "(").replace(/）/g, ")");
  return /^(第.+条|\(.+\))$/.test(mark) ? bare.startsWith(mark) : bare === mark;
}

function leadOf(text) {
  const article = /^第[零〇一二三四五六七八九十百]+条(之[一二三四五六七八九十]+)?/.exec(text);
  if (article !== null) {
    return article[0].length;
  }
  const end = text.indexOf("。") + 1;
  return end > 0 && end <= LONGEST_TITLE ? end : (NUMBERED.exec(text)?.[0].length ?? 0);
}

/** Whether the print broke a sentence between the two. */
function isBroken(before, line) {
  return !NUMBERED.test(line) && (/[，、,]$/.test(before) || (before.length > LONGEST_TITLE && !ENDED.test(before)));
}
