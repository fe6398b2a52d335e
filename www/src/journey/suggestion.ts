import type { Candidate, Classification } from "../engine/types";

/** A suggested class as the page lists it: once, with every material row without a printed code that speaks for it. */
export type Suggested = Omit<Candidate, "row"> & { readonly rows: readonly string[] };

/**
 * One entry for each printed code, the most probable first. Several material rows may rest on the same class of level 2;
 * the person ticks the class, so their reasons come together and the class's own probability stands for them.
 */
export function suggestedClasses({ candidates, level2 }: Classification): readonly Suggested[] {
  const codes = unique(candidates.map(({ code }) => code));
  const merged = codes.reduce<readonly Suggested[]>((all, code) => {
    const same = candidates.filter((candidate) => candidate.code === code);
    const first = same[0];
    if (first === undefined) {
      return all;
    }
    const own = same.length > 1 ? level2.find((one) => one.code === code) : undefined;
    const suggested: Suggested = {
      ...first,
      probability: own === undefined ? first.probability : own.probability,
      evidence: joined(same.map(({ evidence }) => evidence)),
      products: joined(same.map(({ products }) => products ?? [])),
      rows: joined(same.map(({ row }) => (row === undefined || row === null ? [] : [row]))),
    };
    return [...all, suggested];
  }, []);
  return [...merged].sort((one, other) => other.probability - one.probability);
}

export function unique(items: readonly string[]): readonly string[] {
  return items.filter((item, at) => items.indexOf(item) === at);
}

function joined<T>(lists: readonly (readonly T[])[]): readonly T[] {
  return lists.reduce<readonly T[]>((all, list) => [...all, ...list], []);
}
