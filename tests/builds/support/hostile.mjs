// Arguments that no caller should pass. Each is made anew for every build: some of them change when they are looked at.
import { below } from "../../share/support/draw.mjs";

const cyclic = () => {
  const ring = { region: "jiangbei" };
  ring.self = ring;
  return ring;
};

/** What the values below throw themselves; anything else that is thrown has words of the browser. */
export const OWN_WORDS = ["no JSON", "no region", "trapped", "no prototype"];
const [NO_JSON, NO_REGION, TRAPPED, NO_PROTOTYPE] = OWN_WORDS;

/** A BigInt; before Chromium 67 there is none, and a function that JSON cannot write out either stands in for it. */
const bigInt = () =>
  typeof BigInt === "function"
    ? BigInt(10)
    : Object.assign(() => 10, {
        toJSON() {
          throw new TypeError("no BigInt");
        },
      });

const many = () => {
  const facts = {};
  for (let at = 0; at < 3000; at += 1) {
    facts[`fact-${at}`] = at;
  }
  return facts;
};

/** Makers of hostile values. */
export const HOSTILE = [
  () => undefined,
  () => null,
  () => true,
  () => 0,
  () => -0,
  () => NaN,
  () => Infinity,
  () => -Infinity,
  () => 1e308,
  () => 2 ** 53 + 2,
  () => -2147483649,
  () => 4294967297,
  () => 0.1,
  bigInt,
  () => Symbol("fact"),
  () => () => "jiangbei",
  () => "",
  () => "\ud800",
  () => "a\udc00b",
  () => "长".repeat(65537),
  () => "{".repeat(5000),
  () => "[".repeat(127) + "]".repeat(127),
  () => new String("jiangbei"),
  () => new Number(3),
  () => new Date(0),
  () => new Date(NaN),
  () => /x/,
  () => new Map([["region", "jiangbei"]]),
  () => new Set(["jiangbei"]),
  () => new Uint8Array(3),
  () => new Error("no"),
  () => [],
  () => [[]],
  () => ["jiangbei", , "beibei"],
  () => Array(65).fill("{}"),
  () => ({ length: 2 }),
  () => ({ length: -1 }),
  () => ({ length: NaN }),
  () => ({}),
  () => Object.create(null),
  () => JSON.parse('{"__proto__":{"region":"jiangbei"}}'),
  () => JSON.parse('{"constructor":"x","region":"jiangbei"}'),
  () => ({ region: "jiangbei", stage: NaN }),
  () => ({ region: "jiangbei", "corrected-in-time": undefined }),
  () => ({ region: "jiangbei", "red-lines": ["public-safety", "public-safety"] }),
  () => ({ region: "jiangbei", "red-lines": [null] }),
  () => ({ region: "jiangbei", industries: ["1.2.4\0"] }),
  () => ({ region: "jiangbei\ud800" }),
  () => ({ region: "jiangbei", "violation-on": "2024-02-30" }),
  () => ({ region: "jiangbei", "violation-on": "9999-12-31" }),
  () => ({ limit: -1 }),
  () => ({ limit: 0 }),
  () => ({ limit: 1.5 }),
  () => ({ limit: 1e9 }),
  () => ({ limit: 2 ** 40 }),
  () => ({ limit: "3" }),
  () => ({ limit: 3, other: 1 }),
  () => ({ toJSON: () => ({ region: "jiangbei" }) }),
  () => ({ toJSON: () => "region" }),
  () => ({ toJSON: () => undefined }),
  () => ({
    toJSON() {
      throw new RangeError(NO_JSON);
    },
  }),
  () => ({
    get region() {
      throw new Error(NO_REGION);
    },
  }),
  () => ({
    get region() {
      throw "no error";
    },
  }),
  () => {
    let looks = 0;
    return {
      get region() {
        looks += 1;
        return looks % 2 === 1 ? "jiangbei" : "beibei";
      },
    };
  },
  () => ({ region: bigInt() }),
  cyclic,
  () => new Proxy({ region: "jiangbei" }, {}),
  () =>
    new Proxy(
      {},
      {
        get() {
          throw new TypeError(TRAPPED);
        },
      },
    ),
  () =>
    new Proxy(
      {},
      {
        getPrototypeOf() {
          throw new TypeError(NO_PROTOTYPE);
        },
      },
    ),
  () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  () => JSON.parse('{"a":'.repeat(200) + "1" + "}".repeat(200)),
  many,
];

/** A maker of some hostile value. */
export function hostile(next) {
  return HOSTILE[below(next, HOSTILE.length)];
}

const MILLION = 1_000_000;

/** A million levels, each made by `wrap` around the one before. */
function levels(wrap) {
  let value = "x";
  for (let level = 0; level < MILLION; level += 1) {
    value = wrap(value);
  }
  return value;
}

/** Makers of what is nested deeper than any stack. */
export const DEEP = [() => levels((inner) => [inner]), () => levels((inner) => ({ all: inner }))];

const HUNDRED_MB = 100 * 1024 * 1024;

/** Makers of texts of 100 MB, as bytes and as UTF-16. */
export const HUGE = [() => "a".repeat(HUNDRED_MB), () => "集".repeat(HUNDRED_MB / 2)];
