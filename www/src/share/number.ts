/**
 * One of several cases, as a share of a whole: `width` of `of` parts, from `start` on. The wider the share, the fewer bits
 * the case takes. A plain digit is one part of its radix.
 */
export type Case = { readonly start: number; readonly width: number; readonly of: number };

const LIMB_BITS = 20;
const LIMB = 1 << LIMB_BITS;
const SYMBOLS_OF_LIMB = LIMB_BITS / 5;

/** Any cases as one whole number, in symbols of five bits, the least significant first (asymmetric numeral system). */
export function pack(cases: readonly Case[]): readonly number[] {
  const limbs: number[] = [];
  for (let at = cases.length - 1; at >= 0; at -= 1) {
    const { start, width, of } = cases[at] as Case;
    const rest = width === 1 ? 0 : divide(limbs, width);
    multiply(limbs, of, start + rest);
  }
  const symbols = limbs.reduce<number[]>((all, limb) => {
    for (let at = 0; at < SYMBOLS_OF_LIMB; at += 1) {
      all.push((limb >>> (5 * at)) & 31);
    }
    return all;
  }, []);
  while (symbols.length > 0 && symbols[symbols.length - 1] === 0) {
    symbols.pop();
  }
  return symbols;
}

export type Unpacked = {
  /** The next case: the one of `cases` that the number names. */
  readonly take: (cases: readonly Case[]) => number;
  readonly digit: (radix: number) => number;
  /** Nothing is left. */
  readonly done: () => boolean;
};

/** Gives the cases of `pack` back, one after the other. */
export function unpack(symbols: readonly number[]): Unpacked {
  const limbs: number[] = [];
  symbols.forEach((symbol, at) => {
    const limb = Math.floor(at / SYMBOLS_OF_LIMB);
    limbs[limb] = (limbs[limb] ?? 0) + symbol * 2 ** (5 * (at % SYMBOLS_OF_LIMB));
  });
  const digit = (radix: number): number => divide(limbs, radix);
  return {
    digit,
    take: (cases) => {
      const part = digit(cases.reduce((sum, { width }) => sum + width, 0));
      const found = cases.findIndex(({ start, width }) => part >= start && part < start + width);
      const { start, width } = cases[found] as Case;
      multiply(limbs, width, part - start);
      return found;
    },
    done: () => limbs.every((limb) => limb === 0),
  };
}

/** Divides in place and gives the remainder. */
function divide(limbs: number[], by: number): number {
  let rest = 0;
  for (let at = limbs.length - 1; at >= 0; at -= 1) {
    const value = rest * LIMB + (limbs[at] ?? 0);
    limbs[at] = Math.floor(value / by);
    rest = value % by;
  }
  while (limbs.length > 0 && limbs[limbs.length - 1] === 0) {
    limbs.pop();
  }
  return rest;
}

function multiply(limbs: number[], by: number, plus: number): void {
  let carry = plus;
  for (let at = 0; at < limbs.length; at += 1) {
    const value = (limbs[at] ?? 0) * by + carry;
    limbs[at] = value % LIMB;
    carry = Math.floor(value / LIMB);
  }
  if (carry > 0) {
    limbs.push(carry);
  }
}
