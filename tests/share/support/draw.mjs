// Numbers and states of a journey drawn at random, the same ones each time, in Node and in any browser.

/** Numbers from 0 up to 1 from a seed (mulberry32). */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function below(next, count) {
  return Math.floor(next() * count);
}

/** Draws what a person may take along: from hardly anything to an answer to every question. */
export function carrier({ catalogue, industries }) {
  return (next) => {
    const [knows, doubts] = [next(), next() * 0.5];
    const state = { asOf: day(next), facts: {}, unsure: [], picked: [] };
    for (const fact of catalogue.facts) {
      if (next() < knows) {
        state.facts[fact.id] = value(next, fact);
      } else if (next() < doubts) {
        state.unsure.push(fact.id);
      }
    }
    state.picked = next() < 0.7 ? (state.facts.industries ?? []) : some(next, industries, 8);
    return state;
  };

  function value(next, { type, domain, values = [] }) {
    if (type === "bool") {
      return next() < 0.5;
    }
    if (type === "date") {
      return day(next);
    }
    if (domain === "emerging-industries") {
      return some(next, industries, 6);
    }
    const ids = domain === "regions" ? [...catalogue.regions.map(({ id }) => id), "other"] : values.map(({ id }) => id);
    return type === "set" ? ids.filter(() => next() < 0.4) : ids[below(next, ids.length)];
  }
}

/** Up to `most` different ones, in any order. */
function some(next, all, most) {
  const chosen = Array.from({ length: below(next, most + 1) }, () => all[below(next, all.length)]);
  return chosen.filter((one, at) => chosen.indexOf(one) === at);
}

function day(next) {
  const far = next() < 0.1;
  const start = Date.UTC(far ? 1000 : 1960, 0, 1);
  return new Date(start + below(next, far ? 2_000_000 : 30_000) * 86_400_000).toISOString().slice(0, 10);
}
