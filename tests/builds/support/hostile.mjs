// Arguments that no caller should pass. Each is made anew for every build: some of them change when they are looked at.
import { below } from "../../share/support/random.mjs";

const cyclic = () => {
  const ring = { region: "jiangbei" };
  ring.self = ring;
  return ring;
};

const VALUES = [
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
  () => 10n,
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
      throw new RangeError("no JSON");
    },
  }),
  () => ({
    get region() {
      throw new Error("no region");
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
  () => ({ region: 10n }),
  cyclic,
  () => new Proxy({ region: "jiangbei" }, {}),
  () =>
    new Proxy(
      {},
      {
        get() {
          throw new TypeError("trapped");
        },
      },
    ),
  () =>
    new Proxy(
      {},
      {
        getPrototypeOf() {
          throw new TypeError("no prototype");
        },
      },
    ),
  () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  () => JSON.parse('{"a":'.repeat(200) + "1" + "}".repeat(200)),
  () => Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`fact-${at}`, at])),
];

/** A maker of some hostile value. */
export function hostile(next) {
  return VALUES[below(next, VALUES.length)];
}
