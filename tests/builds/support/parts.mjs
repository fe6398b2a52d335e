// How many cases are drawn, and in which parts. CASES says how many.

const CASES = Number(process.env.CASES ?? 5000);
const SEED = 20261121;
/** Cases that are drawn at once, so that not all results are kept. */
const PART = 5000;

/** Each part with the seed that it is drawn from: the same in every build and every browser. */
export const PARTS = Array.from({ length: Math.ceil(CASES / PART) }, (_, at) => {
  const first = at * PART;
  return { first, count: Math.min(PART, CASES - first), seed: SEED + first };
});
