// The ways in which the page is served to each browser, and which form of the core has to run then.
import { EXPOSE, REMOVE } from "./before.mjs";

const KEYWORD = "'wasm-unsafe-eval'";
const OLDER_KEYWORD = "'unsafe-eval'";

const unchanged = (policy) => policy;
const strict = (policy) => policy.replace(` ${KEYWORD}`, "").replace("connect-src 'self'", "connect-src 'none'");
/** A policy that lets WebAssembly run in browsers of every age. */
const older = (policy) => policy.replace(KEYWORD, OLDER_KEYWORD);

/**
 * `policy` changes the site's own policy; `expected` is the form of the core and the reason for it. The `short` ones are taken in each
 * run of the tests.
 */
export const RUNS = [
  {
    name: "standard",
    short: true,
    policy: unchanged,
    expected: ({ knowsKeyword }) => (knowsKeyword ? ["wasm", null] : ["js", "blocked"]),
  },
  { name: "wasm", policy: older, expected: () => ["wasm", null] },
  { name: "javascript", policy: unchanged, query: "?engine=js", expected: () => ["js", "forced"] },
  { name: "wasm removed", policy: unchanged, before: REMOVE, expected: () => ["js", "absent"] },
  { name: "wasm file gone", policy: older, gone: /\.wasm$/, expected: () => ["js", "missing"] },
  // The core's memory is ruined on the way: the next instance, which Chromium before 109 makes only in the background, goes on.
  { name: "trap", policy: older, before: EXPOSE, ruined: true, expected: () => ["wasm", null] },
  { name: "strict", short: true, policy: strict, expected: () => ["js", "blocked"] },
];

/** How the core is served that answers without the page, in each of its forms. */
export const CORE_ALONE = {
  wasm: { name: "core, wasm", policy: older },
  js: { name: "core, js", policy: strict },
};
