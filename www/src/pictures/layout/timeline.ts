import type { Assessment, Facts, TraceNode } from "../../engine/types";
import { dayNumber, monthStarts } from "./calendar";

/** A day on a strip; `at` is its place in percent. `beyond`: it lies outside the years shown, before (-1) or after (1). */
export type Mark = {
  readonly kind: "given" | "from" | "until" | "other";
  readonly day: string;
  readonly at: number;
  readonly beyond: -1 | 0 | 1;
};

/** A period on a strip; not `sure` is the part between the earliest and the latest end. */
export type Bar = { readonly from: number; readonly to: number; readonly sure: boolean };

export type GivenDay = { readonly fact: string; readonly day: string };

/** One line of the list and its strip. */
export type Row = {
  readonly kind: "today" | "fact" | "document" | "measure";
  /** Of the fact, the document or the measure. */
  readonly id: string;
  /** Of a measure, its document. */
  readonly document: string | null;
  /** Whether the measure is known to apply; the others always hold. */
  readonly sure: boolean;
  /** The row's own days by name, each list from the earliest to the latest. */
  readonly dates: Readonly<Record<string, readonly string[]>>;
  /** The days given by the person that the verdict reads. */
  readonly given: readonly GivenDay[];
  readonly marks: readonly Mark[];
  readonly bars: readonly Bar[];
};

/** `label` is null where a label would run into its neighbour. */
export type Tick = { readonly at: number; readonly label: string | null };

export type Timeline = {
  /** From the earliest to the latest; those without a day stand last. */
  readonly rows: readonly Row[];
  readonly ticks: readonly Tick[];
  readonly today: number;
};

/** Of a document that states how long a period is, in these units. */
export const PERIODS = ["years", "months", "days"] as const;

/** Where strips are narrowest, in pixels, and what a label takes there, a month and a year. */
export const STRIP = { width: 240, month: 64, year: 42 } as const;

/** Days further away are shown as an arrow at the edge: a licence until 9999 must not press a year into a pixel. */
const MOST_YEARS = 12;
const DAYS_A_YEAR = 366;
/** The strip's ends stay free for the marks. */
const EDGE = 4;

type Draft = Omit<Row, "marks" | "bars">;

/**
 * All days that matter to the business, on one scale: today, the days it gave, the ends of documents, and the days of each
 * measure that applies or depends. Null where nothing but today is known.
 */
export function timeline(assessment: Assessment, answers: Facts, dated: readonly string[]): Timeline | null {
  const given = dated.reduce<readonly GivenDay[]>((all, fact) => {
    const day = answers[fact];
    return typeof day === "string" && dayNumber(day) !== null ? [...all, { fact, day }] : all;
  }, []);
  const others = [...measureRows(assessment, given), ...documentRows(assessment), ...given.map(factRow)];
  if (others.every((row) => firstDay(row) === null)) {
    return null;
  }
  const today: Draft = { ...PLAIN, kind: "today", id: "", dates: { other: [assessment.as_of] } };
  const drafts = inOrder([today, ...others]);
  const scale = scaleOf(drafts, assessment.as_of);
  return {
    rows: drafts.map((draft) => ({ ...draft, ...drawn(draft, scale) })),
    ticks: ticks(scale),
    today: scale.at(assessment.as_of),
  };
}

const PLAIN = { document: null, sure: true, given: [] } as const;

function factRow({ fact, day }: GivenDay): Draft {
  return { ...PLAIN, kind: "fact", id: fact, dates: { other: [day] } };
}

function documentRows({ documents, as_of }: Assessment): readonly Draft[] {
  return documents.reduce<readonly Draft[]>((rows, { id, effective, until }) => {
    // A day of entry into force that is past says nothing of what is to come.
    const from = effective !== null && effective > as_of ? { from: [effective] } : {};
    const dates = until === null ? from : { ...from, until: [until] };
    return Object.keys(dates).length === 0 ? rows : [...rows, { ...PLAIN, kind: "document", id, dates }];
  }, []);
}

function measureRows({ measures }: Assessment, given: readonly GivenDay[]): readonly Draft[] {
  return measures.reduce<readonly Draft[]>((rows, { id, document, status, dates, params, because }) => {
    const hasPeriod = PERIODS.some((name) => params[name] !== undefined);
    if ((status !== "applies" && status !== "depends") || (Object.keys(dates).length === 0 && !hasPeriod)) {
      return rows;
    }
    const read = factsRead(because);
    return [
      ...rows,
      {
        kind: "measure",
        id,
        document,
        sure: status === "applies",
        dates: Object.keys(dates).reduce((sorted, name) => ({ ...sorted, [name]: distinct(dates[name] ?? []) }), {}),
        given: given.filter(({ fact }) => read.indexOf(fact) >= 0),
      },
    ];
  }, []);
}

/** Every fact that a condition tree asks for. */
export function factsRead(nodes: readonly TraceNode[]): readonly string[] {
  return nodes.reduce<readonly string[]>((all, node) => {
    if ("fact" in node) {
      return [...all, node.fact, ...factsRead(node.because ?? [])];
    }
    const parts =
      "all" in node ? node.all : "any" in node ? node.any : "not" in node ? [node.not] : "of" in node ? [node.of] : [];
    return [...all, ...factsRead(parts)];
  }, []);
}

function distinct(days: readonly string[]): readonly string[] {
  return days.filter((day, at) => days.indexOf(day) === at).sort();
}

/** All days of a row's own. */
function daysOf({ dates }: Draft): readonly string[] {
  return Object.keys(dates).reduce<readonly string[]>((all, name) => [...all, ...(dates[name] ?? [])], []);
}

function firstDay(row: Draft): string | null {
  return distinct(daysOf(row))[0] ?? null;
}

function inOrder(rows: readonly Draft[]): readonly Draft[] {
  const key = (row: Draft): string => firstDay(row) ?? "~";
  // By place where days are equal: sorting is not stable in old kernels.
  return rows
    .map((row, at) => ({ row, at }))
    .sort((a, b) => (key(a.row) < key(b.row) ? -1 : key(a.row) > key(b.row) ? 1 : a.at - b.at))
    .map(({ row }) => row);
}

type Scale = {
  readonly from: number;
  readonly to: number;
  readonly place: (day: number) => number;
  readonly at: (iso: string) => number;
  readonly beyond: (iso: string) => -1 | 0 | 1;
};

function scaleOf(rows: readonly Draft[], asOf: string): Scale {
  const now = dayNumber(asOf) ?? 0;
  const near = rows
    .reduce<readonly string[]>((all, row) => [...all, ...daysOf(row)], [])
    .map((day) => dayNumber(day) ?? now)
    .filter((day) => Math.abs(day - now) <= MOST_YEARS * DAYS_A_YEAR);
  // At least a month on both sides, so that a single day has a scale around it.
  const from = Math.min(now, ...near) - 31;
  const to = Math.max(now, ...near) + 31;
  const place = (day: number): number => EDGE + ((day - from) / (to - from)) * (100 - 2 * EDGE);
  const beyond = (iso: string): -1 | 0 | 1 => {
    const day = dayNumber(iso) ?? now;
    return day < from ? -1 : day > to ? 1 : 0;
  };
  return { from, to, place, beyond, at: (iso) => [1, place(dayNumber(iso) ?? now), 99][beyond(iso) + 1] ?? 0 };
}

const KINDS: readonly string[] = ["from", "until"];

function drawn({ kind, dates, given }: Draft, scale: Scale): Pick<Row, "marks" | "bars"> {
  const mark = (name: Mark["kind"], day: string): Mark => ({ kind: name, day, at: scale.at(day), beyond: scale.beyond(day) });
  const own = Object.keys(dates).reduce<readonly Mark[]>((all, name) => {
    const shape = kind === "fact" ? "given" : KINDS.indexOf(name) >= 0 ? (name as Mark["kind"]) : "other";
    return [...all, ...(dates[name] ?? []).map((day) => mark(shape, day))];
  }, []);
  const marks = [...given.map(({ day }) => mark("given", day)), ...own];
  const ends = own.filter((one) => one.kind === "until").map(({ at }) => at);
  const starts = own.filter((one) => one.kind === "from").map(({ at }) => at);
  const [first, last] = [ends[0], ends[ends.length - 1]];
  if (first === undefined || last === undefined) {
    return { marks, bars: [] };
  }
  const start = starts[starts.length - 1];
  const sure = start === undefined || start >= first ? [] : [{ from: start, to: first, sure: true }];
  return { marks, bars: last > first ? [...sure, { from: first, to: last, sure: false }] : sure };
}

/** Half of what a label takes, in percent, where labels are so many months apart. */
function halfLabel(step: number): number {
  return ((step % 12 === 0 ? STRIP.year : STRIP.month) / STRIP.width) * 50;
}

const STEPS = [1, 2, 3, 6, 12, 24, 60, 120];

/** As many labels as fit side by side on the narrowest strip; a line for each month where that is not too dense. */
function ticks(scale: Scale): readonly Tick[] {
  const apart = (step: number): number => ((step * 28) / (scale.to - scale.from)) * (100 - 2 * EDGE);
  const step = STEPS.find((months) => apart(months) >= 2 * halfLabel(months)) ?? 120;
  const half = halfLabel(step);
  // Lines closer than this would be a grey field.
  const line = STEPS.find((months) => apart(months) >= 2) ?? step;
  return monthStarts(scale.from, scale.to, Math.min(step, line)).map(({ day, iso }) => {
    const at = scale.place(day);
    const month = Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5)) - 1;
    const shown = month % step === 0 && at >= half && at <= 100 - half;
    return { at, label: shown ? (step % 12 === 0 ? iso.slice(0, 4) : iso) : null };
  });
}
