import type { Catalogue, Fact, FactType } from "../engine/types";

/** A fact as answers are written: by its place in the table, and its values by theirs. */
export type Entry = Pick<Fact, "id" | "domain"> & { readonly type: FactType; readonly values: readonly string[] };

/** The facts that answers were written for, and the number by which links and codes name them. */
export type Table = { readonly id: number; readonly entries: readonly Entry[] };

/**
 * What was added to the catalogue of facts since the first link was made, the oldest first: one list for each release that
 * added facts (`id`) or values (`id=value`). Answers written before are then still read, with the table of their time.
 * What is not listed here makes them unreadable: they are refused, never misread.
 */
const ADDITIONS: readonly (readonly string[])[] = [];

const ID_BITS = 20;

/** The tables of all times; the last is that of the catalogue as it is. */
export function tables({ facts }: Pick<Catalogue, "facts">, additions = ADDITIONS): readonly Table[] {
  return Array.from({ length: additions.length + 1 }, (_, time) => {
    const later = additions.slice(time).reduce<readonly string[]>((all, lines) => [...all, ...lines], []);
    const known = (line: string): boolean => later.indexOf(line) < 0;
    const entries = facts
      .filter(({ id }) => known(id))
      .map((fact): Entry => {
        const values = (fact.values ?? []).map(({ id }) => id).filter((value) => known(`${fact.id}=${value}`));
        const { id, type, domain } = fact;
        return domain === undefined ? { id, type, values } : { id, type, domain, values };
      });
    return { id: digest(entries), entries };
  });
}

function digest(entries: readonly Entry[]): number {
  const text = entries.map(({ id, type, domain, values }) => [id, type, domain ?? "", ...values].join(" ")).join("\n");
  // FNV-1a, folded: it tells tables apart and guards nothing.
  const hash = Array.from(text).reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5);
  return ((hash >>> ID_BITS) ^ hash) & ((1 << ID_BITS) - 1);
}
