// Every argument of every function, given what it should never get: each time an answer or the core's own error, with a code, a place
// and words. Runs in Node and in any page.
import { DEEP, HOSTILE, HUGE } from "./hostile.mjs";

const DAY = "2026-11-21";
const FACTS = { region: "jiangbei" };

const text = { takes: (value) => typeof value === "string" };
const object = { takes: (value) => typeof value === "object" && value !== null };
const optional = { takes: (value) => object.takes(value) || value === undefined || value === null };
/** What stands inside an object; JSON may leave it out. */
const inner = { takes: () => true };
/** What can be but a text. */
const name = { takes: () => true };
/** Nothing at all, so that nothing can be wrong. */
const nothing = { takes: () => true };

/** Places inside an object that the huge texts go to: each time the browser writes them out as JSON, which takes its time. */
const WRITTEN_OUT = ["options.limit", "region", "a name in facts"];

/** Function, argument, what may stand there, and the call with a value in that place, the others being sound. */
export const PLACES = [
  ["classify", "text", text, (value) => [value]],
  ["classify", "options", optional, (value) => ["芯片", value]],
  ["classify", "options.limit", inner, (value) => ["芯片", { limit: value }]],
  ["classifyCode", "code", text, (value) => [value]],
  ["classifyCode", "options", optional, (value) => ["3973", value]],
  ["browse", "code", { takes: (value) => text.takes(value) || value === undefined || value === null }, (value) => [value]],
  ["find", "query", text, (value) => [value]],
  ["find", "options", optional, (value) => ["集成", value]],
  ...["assess", "changes", "compare"].map((called) => [called, "facts", object, (value) => [value, DAY]]),
  ...["assess", "changes", "compare"].map((called) => [called, "asOf", text, (value) => [FACTS, value]]),
  ...["assess", "changes", "compare"].map((called) => [called, "packs", optional, (value) => [FACTS, DAY, value]]),
  ["assess", "packs[0]", text, (value) => [FACTS, DAY, [value]]],
  ...["region", "industries", "established-on", "four-new", "red-lines"].map((fact) => ["assess", fact, inner, (value) => [{ ...FACTS, [fact]: value }, DAY]]),
  ["assess", "a list in facts", inner, (value) => [{ "red-lines": [value] }, DAY]],
  ["assess", "a name in facts", name, (value) => [{ [typeof value === "string" ? value : "x"]: true }, DAY]],
  ["catalogue", "packs", optional, (value) => [value]],
  ["catalogue", "packs[0]", text, (value) => [[value]]],
  ["loadPack", "json", text, (value) => [value]],
  ["checkPack", "json", text, (value) => [value]],
  ["prepare", "nothing", nothing, (value) => [value]],
  ["unloadPacks", "nothing", nothing, (value) => [value]],
  ["version", "nothing", nothing, (value) => [value]],
];

/** One place of each kind, for browsers, whose patience and memory are short. */
export const FEW_PLACES = PLACES.filter(([called, place]) => ["classify text", "classify options.limit", "assess facts", "assess region", "assess packs[0]", "loadPack json"].includes(`${called} ${place}`));

/** The functions that the places are about. */
export const FUNCTIONS = [...new Set(PLACES.map(([name]) => name))];

/** Every hostile value in every place, as cases. */
export function* refusals() {
  for (const [called, place, { takes }, given] of PLACES) {
    for (const make of HOSTILE) {
      yield {
        name: `${called}, ${place}: ${make}`,
        run: (core) => {
          try {
            return core[called](...given(make()));
          } finally {
            core.unloadPacks();
          }
        },
        refused: takes(make()) ? null : { code: "wrong-type", path: place },
      };
    }
  }
}

/** What is wrong with the outcome of one; empty where nothing is. */
export function objection({ name, run, refused }, core) {
  try {
    run(core);
    return refused === null ? "" : `${name}: no error`;
  } catch (error) {
    return objectionTo(error, name, refused);
  }
}

function objectionTo(error, name, refused) {
  if (!(error instanceof Error) || error.name !== "PolicyCheckerError") {
    return `${name}: ${error}`;
  }
  const { code, path, message } = error;
  if (!/^[a-z]+(-[a-z]+)*$/.test(code) || (path !== null && typeof path !== "string") || message.length === 0 || message.length > 100_000) {
    return `${name}: ${code}, ${path}, ${message.length} characters`;
  }
  return refused === null || (code === refused.code && path === refused.path) ? "" : `${name}: ${code} at ${path} is not ${refused.code} at ${refused.path}`;
}

/** Codes for what an engine may find too deep or too long for itself before the core does. */
const TOO_MUCH = ["text-too-long", "unreadable", "wrong-type"];

/**
 * What is wrong where the values are so deep or long that browsers have limits of their own. `memory` gives the bytes of the
 * instance, which must not grow for what is refused.
 */
export function excesses(core, memory, places) {
  const wrong = [];
  const deep = DEEP.map((make) => [make, make()]);
  const huge = HUGE.map((make) => [make, make()]);
  for (const [called, place, kind, given] of places.filter(([, , kind]) => kind !== nothing)) {
    for (const [make, value] of [...(kind === name ? [] : deep), ...(kind !== inner || WRITTEN_OUT.includes(place) ? huge : [])]) {
      const before = memory();
      const label = `${called}, ${place}: ${make}`;
      try {
        core[called](...given(value));
        wrong.push(`${label}: no error`);
      } catch (error) {
        const objection = objectionTo(error, label, null);
        const expected = kind === text && kind.takes(value) ? ["text-too-long"] : TOO_MUCH;
        if (objection !== "" || !expected.includes(error.code)) {
          wrong.push(objection || `${label}: ${error.code}`);
        }
      }
      if (memory() !== before) {
        wrong.push(`${label}: the memory grew from ${before} to ${memory()} bytes`);
      }
    }
  }
  return wrong;
}

const TAKE_A_TEXT = ["classify", "loadPack"];

/** Those of the functions that go through 100 MB, or carry them over into the core, before they refuse them. */
export function carriers(core) {
  const short = "集";
  for (const name of TAKE_A_TEXT) {
    if (longestRead(core, name, short) !== short.length) {
      throw new Error(`${name}: a text of one character is not seen on its way`);
    }
  }
  return TAKE_A_TEXT.filter((name) => HUGE.some((make) => longestRead(core, name, make()) > 0));
}

/** The length of the longest text whose characters are looked at, or made bytes, during a call: the ways in which a text gets into the core. */
function longestRead(core, name, text) {
  let longest = 0;
  const replaced = [
    [TextEncoder.prototype, "encode", (_, given) => given],
    [TextEncoder.prototype, "encodeInto", (_, given) => given],
    [String.prototype, "charCodeAt", (self) => self],
  ]
    .filter(([prototype, method]) => method in prototype)
    .map(([prototype, method, textOf]) => {
      const original = prototype[method];
      prototype[method] = function (...given) {
        longest = Math.max(longest, textOf(this, ...given).length);
        return original.apply(this, given);
      };
      return () => (prototype[method] = original);
    });
  try {
    core[name](text);
  } catch (error) {
    if (error.name !== "PolicyCheckerError") {
      throw error;
    }
  } finally {
    replaced.forEach((restore) => restore());
  }
  return longest;
}
