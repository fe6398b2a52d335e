// What a page is asked to compute, as one expression that every protocol can carry: values go in and out as JSON.

/** Calls `code` with `given` in the page; the expression is a promise of the JSON of what it gives. */
export function expression(code, given) {
  return `Promise.resolve((${code}).apply(null, ${JSON.stringify(given)})).then(function (value) { return JSON.stringify(value === undefined ? null : value); })`;
}
