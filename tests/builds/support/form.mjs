// One text for everything that a call can give, so that equal texts mean equal results, down to the order of keys.
import { OWN_WORDS } from "./hostile.mjs";

/** What `call` gives or throws, as JSON. */
export function outcome(call) {
  try {
    return JSON.stringify({ gives: plain(call()) });
  } catch (error) {
    if (error?.name !== "PolicyCheckerError") {
      return JSON.stringify({ breaks: String(error) });
    }
    const { code, path, message, findings } = error;
    return JSON.stringify({ throws: plain({ code, path, message, ...(findings === undefined ? {} : { findings }) }) });
  }
}

/**
 * The same text without the words that the browser itself has for a faulty object, such as one that contains itself: each engine
 * words that as it likes. Nothing else may differ between browsers.
 */
export function inEveryEngine(text) {
  return text.replace(/("message":"the object cannot be read: )((?:[^"\\]|\\.)*)/, (all, before, words) => (OWN_WORDS.includes(words) || words === "" ? all : `${before}…`));
}

/** What JSON has no words for, in words. */
function plain(value) {
  if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))) {
    return { number: Object.is(value, -0) ? "-0" : String(value) };
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (typeof value === "object" && value !== null) {
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) {
      return { object: prototype.constructor.name };
    }
    const copy = {};
    for (const key of Object.keys(value)) {
      // Setting it would lose a key of the name `__proto__`.
      Object.defineProperty(copy, key, { value: plain(value[key]), enumerable: true });
    }
    return copy;
  }
  return ["string", "number", "boolean"].includes(typeof value) || value === null ? value : { type: typeof value, text: String(value) };
}

/** A classification with places counted in characters, as the command counts, instead of UTF-16 units. */
export function inCharacters(result, text) {
  const places = new Map([[text.length, [...text].length]]);
  let [unit, character] = [0, 0];
  for (const one of text) {
    places.set(unit, character);
    unit += one.length;
    character += 1;
  }
  const moved = (span) => ({ ...span, start: places.get(span.start), end: places.get(span.end) });
  const { candidates, excluded, lines } = result;
  return {
    ...result,
    candidates: candidates.map((candidate) => ({ ...candidate, evidence: candidate.evidence.map(moved) })),
    ...(excluded === undefined ? {} : { excluded: excluded.map(moved) }),
    ...(lines === undefined ? {} : { lines: lines.map(moved) }),
  };
}
