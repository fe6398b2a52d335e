// Numbers that look random and are the same in every run.

/** A generator (mulberry32) over whole numbers, lists and chances. */
export function seeded(seed) {
  let state = seed >>> 0;
  function next() {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  /** A whole number from `least` to `most`, both included. */
  const whole = (least, most) => least + Math.floor(next() * (most - least + 1));
  const pick = (list) => list[whole(0, list.length - 1)];
  /** `count` different members of `list`, in its order. */
  function some(list, count) {
    const left = [...list];
    while (left.length > count) {
      left.splice(whole(0, left.length - 1), 1);
    }
    return left;
  }
  return { whole, pick, some, chance: (share) => next() < share };
}
