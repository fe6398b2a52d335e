import type { Catalogue } from "../engine/types";
import { isCarrying, LINK } from "./address";
import { readBody, writeBody } from "./body";
import type { Carried, Reading } from "./carried";
import { CHECK_LENGTH, checkHolds, grouped, MAX_LENGTH, spell, symbolOf, withCheck } from "./symbols";
import { tables, type Table } from "./table";

/**
 * The answers as symbols of five bits, each part in this order:
 * the version of this format (1), which table of facts (4), the answers, the check (6).
 * A code spells them all; a link has the version in front and the length before the rest, so that it is known where it ends.
 */
const VERSION = 1;
const TABLE_LENGTH = 4;
const LEAST_LENGTH = 1 + TABLE_LENGTH + 1 + CHECK_LENGTH;

const FULL_WIDTH = /[\uff01-\uff5e]/g;
/** Spaces, every dash that is put for a hyphen, and characters that are not seen. */
const BETWEEN = /[\s\-\u2010-\u2015\u2212\u2500\u200b-\u200d\u2060\ufeff]/g;
const LONGEST_TYPED = 4 * MAX_LENGTH;

/** Writes and reads answers for one catalogue of facts. */
export type Codec = {
  /** The code to read out and type: `1ABC-DEFG-…`. Null for more than a code can hold; a file holds everything. */
  readonly writeCode: (carried: Carried) => string | null;
  /** The part of the link behind the address of the page: `#s=1.…`. It is never sent to a server. */
  readonly writeFragment: (carried: Carried) => string | null;
  /** What stands behind the end of the link, put there by a chat program, is passed over. */
  readonly readFragment: (fragment: string) => Reading;
  /** Reads a code as typed: small letters, spaces, hyphens and look-alikes do not matter. A whole link is read, too. */
  readonly readCode: (typed: string) => Reading;
};

export function codec(catalogue: Pick<Catalogue, "facts">, times: readonly Table[] = tables(catalogue)): Codec {
  const readFragment = (fragment: string): Reading => {
    const symbols = fragmentSymbols(fragment);
    return "kind" in symbols ? symbols : read(symbols, times);
  };
  return {
    writeCode: (carried) => {
      const symbols = write(carried, times);
      return symbols === null ? null : grouped(spell(symbols));
    },
    writeFragment: (carried) => {
      const symbols = write(carried, times)?.slice(1);
      return symbols === undefined ? null : `#s=${VERSION}.${spell([symbols.length >>> 5, symbols.length & 31])}${spell(symbols)}`;
    },
    readFragment,
    readCode: (typed) => {
      const at = typed.search(LINK);
      const symbols = at >= 0 ? fragmentSymbols(typed.slice(at)) : codeSymbols(typed);
      return "kind" in symbols ? symbols : read(symbols, times);
    },
  };
}

function fragmentSymbols(fragment: string): readonly number[] | Reading {
  if (!isCarrying(fragment)) {
    return { kind: "not-ours" };
  }
  const rest = fragment.replace(LINK, "");
  const [start, version] = /^(\d{1,9})\./.exec(rest) ?? [];
  if (start === undefined || version === undefined) {
    return { kind: "damaged" };
  }
  if (Number(version) !== VERSION) {
    return { kind: "other-version" };
  }
  const symbols = Array.from(rest.substr(start.length, 2 + MAX_LENGTH)).map(symbolOf);
  const [high, low] = symbols;
  if (high === undefined || low === undefined || high < 0 || low < 0) {
    return { kind: "damaged" };
  }
  const end = 2 + high * 32 + low;
  return symbols.length < end ? { kind: "damaged" } : [VERSION, ...symbols.slice(2, end)];
}

function codeSymbols(typed: string): readonly number[] | Reading {
  const plain = typed.slice(0, LONGEST_TYPED).replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const symbols = Array.from(plain.replace(BETWEEN, "")).map(symbolOf);
  const strange = symbols.filter((symbol) => symbol < 0).length;
  // A word or a sentence is no code with faults.
  return symbols.length < LEAST_LENGTH || strange * 2 > symbols.length ? { kind: "not-ours" } : symbols;
}

function write(carried: Carried, times: readonly Table[]): readonly number[] | null {
  const table = times[times.length - 1] as Table;
  const symbols = withCheck([VERSION, ...tableSymbols(table), ...writeBody(carried, table.entries)]);
  return symbols.length > MAX_LENGTH ? null : symbols;
}

function read(symbols: readonly number[], times: readonly Table[]): Reading {
  if (symbols.some((symbol) => symbol < 0) || symbols.length < LEAST_LENGTH || !checkHolds(symbols)) {
    return { kind: "damaged" };
  }
  const named = symbols.slice(1, 1 + TABLE_LENGTH);
  const table = times.find((one) => tableSymbols(one).every((symbol, at) => symbol === named[at]));
  if (symbols[0] !== VERSION || table === undefined) {
    return { kind: "other-version" };
  }
  const carried = readBody(symbols.slice(1 + TABLE_LENGTH, symbols.length - CHECK_LENGTH), table.entries);
  return carried === null ? { kind: "damaged" } : { kind: "ok", carried };
}

function tableSymbols({ id }: Table): readonly number[] {
  return [0, 1, 2, 3].map((at) => (id >>> (5 * at)) & 31);
}
