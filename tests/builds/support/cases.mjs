// Calls of the core drawn at random, the same ones each time. `line` is the form that the command takes, where it takes one.
import { below, carrier, random } from "../../share/support/draw.mjs";
import { hostile } from "./hostile.mjs";
import { pack } from "./packs.mjs";
import { writer } from "./texts.mjs";

const LIMITS = [undefined, undefined, undefined, 1, 3, 5, 20, 0, 1000];
const DAYS = ["2026-11-21", "2021-10-01", "2019-12-31", "1996-10-01", "0001-01-01", "9999-12-31", "2024-02-29", "2026-02-29", "soon"];
const CODES = ["3973", "C", "39", "1.2.4", "9", "1.2", "0", "12.3", "C39", "397", "99999", " 3973", "３９７３", "\0", "1.2.4.1", "A0111"];

const pick = (next, all) => all[below(next, all.length)];
const options = (limit) => (limit === undefined ? [] : [{ limit }]);

/** For each kind of call how often it comes, and how one is made. */
function kinds(stock) {
  const { text, query } = writer(stock);
  const carried = carrier(stock);
  const someday = (next) => pick(next, DAYS);
  const anyPack = (next) => pack(next, stock.packs);
  return [
    [40, (next) => classify(text(next), pick(next, LIMITS))],
    [8, (next) => fixed("find", query(next), ...options(pick(next, LIMITS)))],
    [5, (next) => fixed("browse", pick(next, CODES))],
    [7, (next) => fixed("classifyCode", next() < 0.5 ? pick(next, CODES) : String(below(next, 10000)), ...options(pick(next, LIMITS)))],
    [14, (next) => business("assess", carried(next).facts, someday(next))],
    [5, (next) => business("changes", carried(next).facts, someday(next))],
    [2, (next) => business("compare", carried(next).facts, someday(next))],
    [2, (next) => fixed("checkPack", anyPack(next))],
    [2, (next) => loaded(anyPack(next), carried(next).facts, someday(next))],
    [2, (next) => fixed("assess", carried(next).facts, someday(next), [anyPack(next)])],
    [13, (next) => wrong(next)],
  ];
}

/** `count` cases from the stock: a name for messages, and what to call on a build. */
export function* cases(count, seed, stock) {
  const next = random(seed);
  const all = kinds(stock);
  const shares = all.reduce((sum, [share]) => sum + share, 0);
  for (let made = 0; made < count; made += 1) {
    let at = next() * shares;
    const [, make] = all.find(([share]) => (at -= share) < 0) ?? all[0];
    yield make(next);
  }
}

function fixed(name, ...given) {
  return { name: `${name}(${given.map(shown).join(", ")})`, run: (core) => core[name](...given) };
}

function classify(words, limit) {
  return { ...fixed("classify", words, ...options(limit)), command: { kind: "classify", words, limit } };
}

function business(kind, facts, day) {
  return { ...fixed(kind, facts, day), command: { kind, facts, day } };
}

/** A pack that later calls know, until it is forgotten. */
function loaded(json, facts, day) {
  const run = (core) => {
    try {
      return [core.loadPack(json), core.assess(facts, day), core.catalogue().regions];
    } finally {
      core.unloadPacks();
    }
  };
  return { name: `loadPack(${shown(json)})`, run };
}

const SOUND = { classify: ["从事集成电路制造"], classifyCode: ["3973"], browse: ["1.2"], find: ["集成"], assess: [{}, "2026-11-21"], changes: [{}, "2026-11-21"], compare: [{}, "2026-11-21"], catalogue: [], loadPack: ["{}"], checkPack: ["{}"] };

/** A call with one hostile argument, in any place, even one that the function does not have. */
function wrong(next) {
  const name = pick(next, Object.keys(SOUND));
  const sound = SOUND[name];
  const place = below(next, sound.length + 1);
  const make = hostile(next);
  const run = (core) => {
    const given = [...sound];
    given[place] = make();
    try {
      return core[name](...given);
    } finally {
      core.unloadPacks();
    }
  };
  return { name: `${name} with argument ${place} made by ${make}`, run };
}

function shown(value) {
  const json = JSON.stringify(value);
  return json.length > 300 ? `${json.slice(0, 300)}…` : json;
}
