import type { FactValue } from "../engine/types";
import type { Carried } from "./carried";
import { pack, unpack, type Case, type Unpacked } from "./number";
import type { Entry } from "./table";

/** Most facts are left out, so that leaving out is the shorter case. */
const LEFT_OUT: Case = { start: 0, width: 3, of: 5 };
const STATED: Case = { start: 3, width: 2, of: 5 };

/** Ids that the table does not list are written letter by letter; the first place ends the word. */
const LETTERS = " abcdefghijklmnopqrstuvwxyz0123456789-.";

/** Years of this century and the one before are the shorter case. */
const FIRST_YEAR = 1950;
const NEAR_YEARS = 128;

/** Classes have up to three parts, each below this; other codes are written letter by letter. */
const CODE_PART = 16;
const CODE_DEPTH = 3;

/** All that is carried, as symbols; the free text and the typed code are not there to be written. */
export function writeBody({ asOf, facts, unsure, picked }: Carried, entries: readonly Entry[]): readonly number[] {
  const cases: Case[] = [...writeDate(asOf)];
  const listed = entries.map(({ id }) => id);
  const unknown = [...Object.keys(facts), ...unsure].filter((id) => listed.indexOf(id) < 0);
  if (unknown.length > 0) {
    throw new RangeError(`not in the catalogue of facts: ${unknown.join(", ")}`);
  }
  for (const entry of entries) {
    const value = facts[entry.id];
    if (value !== undefined) {
      cases.push(STATED, digit(1, 2), ...writeValue(entry, value));
    } else if (unsure.indexOf(entry.id) >= 0) {
      cases.push(STATED, digit(0, 2));
    } else {
      cases.push(LEFT_OUT);
    }
  }
  const same = sameList(picked, industriesOf(facts));
  return pack([...cases, digit(same ? 0 : 1, 2), ...(same ? [] : writeCodes(picked))]);
}

/** What `writeBody` wrote; null for anything that it would not have written. */
export function readBody(symbols: readonly number[], entries: readonly Entry[]): Carried | null {
  const from = unpack(symbols);
  const asOf = readDate(from);
  const facts: { [id: string]: FactValue } = {};
  const unsure: string[] = [];
  for (const entry of entries) {
    if (from.take([LEFT_OUT, STATED]) === 0) {
      continue;
    }
    if (from.digit(2) === 0) {
      unsure.push(entry.id);
    } else {
      facts[entry.id] = readValue(entry, from);
    }
  }
  const picked = from.digit(2) === 0 ? industriesOf(facts) : readCodes(from);
  if (!from.done()) {
    return null;
  }
  const carried = { asOf, facts, unsure, picked };
  return sameList(writeBody(carried, entries), symbols) ? carried : null;
}

function writeValue({ id, type, domain, values }: Entry, value: FactValue): readonly Case[] {
  if (type === "bool" && typeof value === "boolean") {
    return [digit(value ? 1 : 0, 2)];
  }
  if (type === "date" && typeof value === "string") {
    return writeDate(value);
  }
  if (domain === "regions" && typeof value === "string") {
    return writeWord(value);
  }
  if (domain === "emerging-industries" && typeof value === "object") {
    return writeCodes(value);
  }
  const chosen = typeof value === "object" ? value : [String(value)];
  const strange = chosen.filter((one) => values.indexOf(one) < 0);
  if (typeof value === "boolean" || strange.length > 0 || (type === "set") !== (typeof value === "object")) {
    throw new RangeError(`${id}: not a value of this fact: ${String(value)}`);
  }
  return type === "set"
    ? values.map((one) => digit(chosen.indexOf(one) >= 0 ? 1 : 0, 2))
    : chosen.map((one) => digit(values.indexOf(one), values.length));
}

function readValue({ type, domain, values }: Entry, from: Unpacked): FactValue {
  if (type === "bool") {
    return from.digit(2) === 1;
  }
  if (type === "date") {
    return readDate(from);
  }
  if (domain === "regions") {
    return readWord(from);
  }
  if (domain === "emerging-industries") {
    return readCodes(from);
  }
  return type === "set" ? values.filter(() => from.digit(2) === 1) : (values[from.digit(values.length)] ?? "");
}

function writeDate(iso: string): readonly Case[] {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const [year, month, day] = (parts ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12 || day < 1 || day > 31) {
    throw new RangeError(`not a day: ${iso}`);
  }
  const near = year >= FIRST_YEAR && year < FIRST_YEAR + NEAR_YEARS;
  const written = near ? digit(year - FIRST_YEAR, NEAR_YEARS) : digit(year, 10_000);
  return [digit(near ? 0 : 1, 2), written, digit(month - 1, 12), digit(day - 1, 31)];
}

function readDate(from: Unpacked): string {
  const year = from.digit(2) === 0 ? FIRST_YEAR + from.digit(NEAR_YEARS) : from.digit(10_000);
  const [month, day] = [from.digit(12) + 1, from.digit(31) + 1];
  const pad = (value: number, width: number): string => String(value).padStart(width, "0");
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function writeWord(word: string): readonly Case[] {
  return Array.from(`${word} `).map((letter, at) => {
    const place = LETTERS.indexOf(letter);
    if (place < 0 || (place === 0 && at < word.length)) {
      throw new RangeError(`not an id: ${word}`);
    }
    return digit(place, LETTERS.length);
  });
}

function readWord(from: Unpacked): string {
  let word = "";
  for (let place = from.digit(LETTERS.length); place > 0; place = from.digit(LETTERS.length)) {
    word += LETTERS.charAt(place);
  }
  return word;
}

function writeCodes(codes: readonly string[]): readonly Case[] {
  const more = codes.map((code) => [digit(1, 2), ...writeCode(code)]);
  return [...more.reduce<Case[]>((all, cases) => [...all, ...cases], []), digit(0, 2)];
}

function readCodes(from: Unpacked): readonly string[] {
  const codes: string[] = [];
  while (from.digit(2) === 1) {
    codes.push(readCode(from));
  }
  return codes;
}

function writeCode(code: string): readonly Case[] {
  const parts = code.split(".");
  const plain = parts.length <= CODE_DEPTH && parts.every((part) => /^(0|[1-9]\d?)$/.test(part) && Number(part) < CODE_PART);
  return plain
    ? [digit(parts.length, CODE_DEPTH + 1), ...parts.map((part) => digit(Number(part), CODE_PART))]
    : [digit(0, CODE_DEPTH + 1), ...writeWord(code)];
}

function readCode(from: Unpacked): string {
  const depth = from.digit(CODE_DEPTH + 1);
  return depth === 0 ? readWord(from) : Array.from({ length: depth }, () => String(from.digit(CODE_PART))).join(".");
}

function digit(value: number, radix: number): Case {
  return { start: value, width: 1, of: radix };
}

function industriesOf(facts: Carried["facts"]): readonly string[] {
  const { industries } = facts;
  return typeof industries === "object" ? industries : [];
}

function sameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}
