import type { Leaf, MeasureResult, Status, TraceNode, Truth } from "../../engine/types";

/** One line of a condition tree as a reader meets it, with the lines below it. */
export type Reading = {
  readonly node: Exclude<TraceNode, { readonly not: TraceNode }> | { readonly none: true };
  readonly truth: Truth;
  /** The opposite of what the leaf asks. */
  readonly negated: boolean;
  readonly parts: readonly TraceNode[];
};

/** What is asked, line by line. */
export function linesOf(nodes: readonly TraceNode[]): readonly TraceNode[] {
  const parts = nodes.reduce<readonly TraceNode[]>((all, node) => [...all, ...partsOf(node)], []);
  // "No condition" is worth a line only where nothing else is asked.
  const asked = parts.filter((part) => !("always" in part));
  return asked.length === 0 ? parts : asked;
}

/** A list is read as "all of these", so that an `all` needs no line of its own where a list begins. */
function partsOf(node: TraceNode): readonly TraceNode[] {
  const whole = single(node);
  return "all" in whole ? whole.all : [whole];
}

/** "All of" and "any of" one thing say no more than the thing. */
export function single(node: TraceNode): TraceNode {
  const parts = "all" in node ? node.all : "any" in node ? node.any : [];
  const only = parts.length === 1 ? parts[0] : undefined;
  return only === undefined ? node : single(only);
}

export function read(given: TraceNode): Reading {
  const node = single(given);
  const { truth } = node;
  if ("not" in node) {
    const inner = node.not;
    // A test with its opposite in words needs no level of its own.
    return "fact" in inner
      ? { node: inner, truth, negated: true, parts: belowLeaf(inner) }
      : { node: { none: true }, truth, negated: false, parts: [inner] };
  }
  const parts =
    "fact" in node ? belowLeaf(node) : "all" in node ? node.all : "any" in node ? node.any : "of" in node ? partsOf(node.of) : [];
  return { node, truth, negated: false, parts };
}

function belowLeaf({ because }: Leaf): readonly TraceNode[] {
  return because ?? [];
}

/** What is drawn for a line: a sign of its own for each, so that no colour is needed. */
export type Sign = "met" | "unmet" | "open" | "defeats" | "spares";

/** One line of the map. Lanes are counted from the left; the trunk runs in lane 0. */
export type Stop = { readonly reading: Reading; readonly sign: Sign; readonly lane: number };

/** A line from one stop down to another, in the lane of the upper one; the place after the last stop is the verdict. */
export type Track = {
  readonly from: number;
  readonly to: number;
  readonly lane: number;
  /** Whether the way is open: every condition before it on its line is met; of a side line, the one that it leaves. */
  readonly open: boolean;
};

export type Path = {
  readonly stops: readonly Stop[];
  readonly tracks: readonly Track[];
  readonly status: Status;
};

/**
 * The way to a verdict: a trunk with one stop for each condition, side lines to what they rest on, the verdict at its end.
 * Conditions that all have to be met follow one another on a line; of those of which one is enough, each has a line of its own.
 */
export function path({ because, status }: Pick<MeasureResult, "because" | "status">): Path {
  const stops: Stop[] = [];
  const tracks: Track[] = [];
  const lay = (nodes: readonly TraceNode[], lane: number, choice: boolean): Track | null => {
    const above = stops.length - 1;
    let last: Track | null = null;
    for (const node of nodes) {
      const here = stops.length;
      if (last !== null && !choice) {
        tracks.push({ ...last, to: here });
      } else if (lane > 0) {
        tracks.push({ from: above, to: here, lane: lane - 1, open: passes(stops[above]?.sign) });
      }
      const reading = read(node);
      const sign = signOf(reading);
      stops.push({ reading, sign, lane });
      last = { from: here, to: here, lane, open: (last === null || last.open) && passes(sign) };
      lay(reading.parts, lane + 1, "any" in reading.node);
    }
    return last;
  };
  const end = lay(linesOf(because), 0, false);
  if (end !== null) {
    tracks.push({ ...end, to: stops.length });
  }
  return { stops, tracks, status };
}

function passes(sign: Sign | undefined): boolean {
  return sign === "met" || sign === "spares";
}

/** A piece of the lines in one row, from its top or its stop to its stop or its bottom. */
export type Piece = {
  readonly kind: "passes" | "leaves" | "arrives" | "turns";
  readonly lane: number;
  readonly open: boolean;
};

/** What is drawn beside one stop; of pieces in one place only the first, an open one before others. */
export function pieces({ stops, tracks }: Path, row: number): readonly Piece[] {
  const own = row < stops.length ? stops[row]?.lane : 0;
  return tracks
    .filter(({ from, to }) => from <= row && row <= to)
    .map(({ from, to, lane, open }): Piece => {
      const kind = row === from ? "leaves" : row < to ? "passes" : lane === own ? "arrives" : "turns";
      return { kind, lane, open };
    })
    .sort((one, other) => Number(other.open) - Number(one.open))
    .filter((piece, at, all) => all.findIndex(({ kind, lane }) => kind === piece.kind && lane === piece.lane) === at);
}

/** A defeat that holds is bad news, and one that does not is none. */
export function signOf({ node, truth }: Reading): Sign {
  const signs: Readonly<Record<Truth, Sign>> =
    "defeat" in node
      ? { true: "defeats", false: "spares", unknown: "open" }
      : { true: "met", false: "unmet", unknown: "open" };
  return signs[truth];
}
