// Links and codes give back what went in, or say why not: with the real catalogue, from the real core.
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue, engine, share } from "./support/core.mjs";
import { below, carried, random } from "./support/random.mjs";

const STATES = 100_000;
const CODES = 2_000;
const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const { codec, tables } = share;
const { writeCode, writeFragment, readCode, readFragment } = codec(catalogue);

function states(count, seed) {
  const next = random(seed);
  return Array.from({ length: count }, () => carried(next));
}

const ok = (state) => ({ kind: "ok", carried: state });

test(`${STATES} states come back whole from their link and their code`, () => {
  const next = random(1);
  for (let count = 0; count < STATES; count += 1) {
    const state = carried(next);
    const [code, fragment] = [writeCode(state), writeFragment(state)];
    assert.deepStrictEqual(readCode(code), ok(state));
    assert.deepStrictEqual(readFragment(fragment), ok(state));
    assert.match(code, /^[0-9A-HJKMNP-TV-Z]{1,4}(-[0-9A-HJKMNP-TV-Z]{1,4})*$/);
    assert.match(fragment, /^#s=1\.[0-9A-HJKMNP-TV-Z]+$/);
  }
});

test("the core takes every state that comes back", () => {
  for (const state of states(500, 2)) {
    const { carried: back } = readCode(writeCode(state));
    assert.deepStrictEqual(engine.assess(back.facts, back.asOf), engine.assess(state.facts, state.asOf));
  }
});

test(`no wrong symbol and no swap of neighbours in ${CODES} codes is read as something else`, () => {
  let tried = 0;
  for (const state of states(CODES, 3)) {
    const code = writeCode(state).replace(/-/g, "");
    for (let at = 0; at < code.length; at += 1) {
      for (const symbol of SYMBOLS) {
        if (symbol !== code[at]) {
          refused(code.slice(0, at) + symbol + code.slice(at + 1), code);
        }
      }
      if (at > 0 && code[at] !== code[at - 1]) {
        refused(code.slice(0, at - 1) + code[at] + code[at - 1] + code.slice(at + 1), code);
      }
    }
  }
  assert.ok(tried > CODES * 500, `${tried} tried`);

  function refused(wrong, code) {
    tried += 1;
    const { kind } = readCode(wrong);
    if (kind !== "damaged") {
      assert.fail(`${wrong} for ${code}: ${kind}`);
    }
  }
});

test("a code may be typed in small letters, with spaces, look-alikes and the wide forms of a Chinese keyboard", () => {
  for (const state of states(500, 4)) {
    const code = writeCode(state);
    const typed = {
      small: code.toLowerCase(),
      spaced: code.replace(/-/g, " "),
      wideSpaced: `\u3000${code.replace(/-/g, "\u3000")}\n`,
      joined: code.replace(/-/g, ""),
      dashed: code.replace(/-/g, "—"),
      wide: code.replace(/./g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
      letters: code.replace(/0/g, "O").replace(/1/g, "I"),
      smallLetters: code.replace(/0/g, "o").replace(/1/g, "l"),
      unseen: code.replace(/-/g, "\u200b-\ufeff"),
      link: `https://example.org/${writeFragment(state)}`,
    };
    for (const [way, text] of Object.entries(typed)) {
      assert.deepStrictEqual(readCode(text), ok(state), `${way}: ${text}`);
    }
  }
});

const JUNK = [
  "，看看这个",
  "。",
  "%E3%80%82",
  "%EF%BC%8C%E7%9C%8B",
  "&from=singlemessage",
  "&from=groupmessage&isappinstalled=0",
  "?nsukey=abcDEF123%3D",
  "?shareTo=weixin",
  "#wechat_redirect",
  "#s=1.0000",
  ")",
  "）",
  "]",
  ">",
  '"',
  "'",
  "”",
  "」",
  ".",
  ",",
  "!",
  "\u3000",
  "\u200b",
  "%20",
  "_",
  "*",
  "here",
  "1234567890",
  "\ud83d\ude00",
  "x".repeat(100_000),
];

test("what a chat program puts behind a link does no harm", () => {
  for (const state of states(200, 5)) {
    const fragment = writeFragment(state);
    for (const junk of JUNK) {
      assert.deepStrictEqual(readFragment(fragment + junk), ok(state), junk);
    }
    assert.deepStrictEqual(readFragment(fragment.toLowerCase()), ok(state));
    assert.deepStrictEqual(readFragment(fragment.replace("=", "%3D")), ok(state));
  }
});

test("a damaged link is refused, never half read", () => {
  const next = random(6);
  for (const state of states(300, 7)) {
    const fragment = writeFragment(state);
    for (let length = "#s=".length; length < fragment.length; length += 1) {
      assert.deepStrictEqual(readFragment(fragment.slice(0, length)), { kind: "damaged" }, fragment.slice(0, length));
      assert.deepStrictEqual(readFragment(`${fragment.slice(0, length)}，看看这个`), { kind: "damaged" });
    }
    const start = "#s=1.".length;
    for (let at = start; at < fragment.length; at += 1) {
      const other = SYMBOLS[(SYMBOLS.indexOf(fragment[at]) + 1 + below(next, 31)) % 32];
      for (const wrong of [other, "", "-", "集", fragment[at] + other]) {
        const damaged = fragment.slice(0, at) + wrong + fragment.slice(at + 1);
        const reading = readFragment(damaged);
        // A symbol doubled beside its like, or left out before one, may leave the same link and some junk.
        if (reading.kind !== "damaged") {
          assert.ok(damaged.startsWith(fragment), `${damaged} for ${fragment}`);
        }
      }
    }
  }
});

test("each kind of what cannot be read has its own answer", () => {
  const [state] = states(1, 8);
  const [code, fragment] = [writeCode(state), writeFragment(state)];
  const table = [
    ["", "not-ours"],
    ["#", "not-ours"],
    ["#main", "not-ours"],
    ["#section=1", "not-ours"],
    ["#?s=1.ABC", "not-ours"],
    ["#s", "not-ours"],
    ["#s=", "damaged"],
    ["#s=1", "damaged"],
    ["#s=1.", "damaged"],
    ["#s=1.00", "damaged"],
    ["#s=.", "damaged"],
    ["#s=x", "damaged"],
    [`#s=1.${"Z".repeat(1_000_000)}`, "damaged"],
    [`#s=1.${"%".repeat(100_000)}`, "damaged"],
    ["#s=1.\ud800\udfff\u202e", "damaged"],
    ["#s=1.__proto__", "damaged"],
    ["#s=2.0123456789", "other-version"],
    [fragment.replace("#s=1.", "#s=2."), "other-version"],
    [fragment.replace("#s=1.", "#s=12."), "other-version"],
  ];
  for (const [text, kind] of table) {
    assert.equal(readFragment(text).kind, kind, text.slice(0, 40));
  }
  for (const [text, kind] of [
    ["", "not-ours"],
    ["你好", "not-ours"],
    ["从事集成电路设计、晶圆制造和销售的企业", "not-ours"],
    ["1ABC", "not-ours"],
    ["A".repeat(40), "damaged"],
    [`${code}A`, "damaged"],
    [code.slice(0, -1), "damaged"],
    [`${code}，`, "damaged"],
    ["1".repeat(1_000_000), "damaged"],
  ]) {
    assert.equal(readCode(text).kind, kind, text.slice(0, 40));
  }
});

test("a link made today is read when facts and values are added later, wherever they stand", () => {
  const { facts } = catalogue;
  const label = { zh: "新", en: "new" };
  const added = { id: "brand-new", type: "enum", group: "business", label, values: [{ id: "a", label }, { id: "b", label }] };
  const later = {
    facts: [
      facts[0],
      added,
      ...facts.slice(1).map((fact) => (fact.id === "host" ? { ...fact, values: [{ id: "ship", label }, ...fact.values] } : fact)),
    ],
  };
  const listed = [["brand-new", "brand-new=a", "brand-new=b", "host=ship"]];
  const grown = codec(later, tables(later, listed));
  const forgotten = codec(later, tables(later, []));
  for (const state of states(500, 9)) {
    const fragment = writeFragment(state);
    assert.deepStrictEqual(grown.readFragment(fragment), ok(state));
    assert.deepStrictEqual(forgotten.readFragment(fragment), { kind: "other-version" }, "refused where nobody listed what was added");
    const newer = grown.writeFragment({ ...state, facts: { ...state.facts, host: "ship" }, unsure: [] });
    assert.deepStrictEqual(readFragment(newer), { kind: "other-version" }, "a page that is older than the link");
    assert.deepStrictEqual(grown.readCode(grown.writeCode(state)), ok(state));
  }
  assert.deepStrictEqual(grown.readFragment(grown.writeFragment({ asOf: "2026-11-21", facts: { host: "ship" }, unsure: [], picked: [] })).kind, "ok");
});

test("links that were given away once are read for ever", () => {
  const founder = {
    asOf: "2026-11-21",
    facts: { region: "jiangbei", industries: ["1.2.4"], stage: "setting-up", "fits-industrial-policy": true, "on-negative-list": false, host: "park", contribution: ["patent"], approval: "none", "key-document-missing": false, "substantive-error": false, "written-promise": true, "key-enterprise": false, risk: "low", credit: "good", "hazard-left": false, "under-inspection": false, "under-penalty": false, violation: "none", "red-lines": [], "crime-suspected": false },
    unsure: ["established-on"],
    picked: ["1.2.4"],
  };
  const beginner = { asOf: "2026-11-21", facts: { region: "beibei" }, unsure: ["industries"], picked: [] };
  assert.deepStrictEqual(readFragment("#s=1.1GDEZNRMDEJSCPPT4E321K6RNFHFQAG3H8DKB6ZNP3GFAV38T5"), ok(founder));
  assert.deepStrictEqual(readCode("1DEZ-NRM5-73ND-E2H2-9TGK-RN9"), ok(beginner));
});

test("the tables of earlier links are those that they were made with", () => {
  const known = [720333];
  const names = tables(catalogue).map(({ id }) => id);
  assert.deepEqual(names, known, "facts or values were added: list them in www/src/share/table.ts as one more release, and its number here");
});

test("what a person wrote is not in a link, a code or anything that is taken along", () => {
  const [state] = states(1, 10);
  const told = { ...state, text: "我们做集成电路", code: "3973", suggestion: { input: "秘密" } };
  assert.equal(writeFragment(told), writeFragment(state));
  assert.equal(writeCode(told), writeCode(state));
});
