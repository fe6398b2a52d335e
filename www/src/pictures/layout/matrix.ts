import type { Aspect, Comparison, DocumentStatus, Standing, Text } from "../../engine/types";

/** What the documents of one region say of a measure; nothing where they are silent. */
export type Cell = { readonly region: string; readonly standings: readonly Standing[] };

export type MatrixRow = {
  readonly measure: string;
  readonly label: Text;
  /** In what the regions differ; nothing where they agree. */
  readonly differs: readonly Aspect[];
  /** One for each column, in the same order. */
  readonly cells: readonly Cell[];
};

export type Column = { readonly region: string; readonly legalStatus: readonly DocumentStatus[] };

export type Matrix = {
  /** The person's own region first. */
  readonly columns: readonly Column[];
  readonly rows: readonly MatrixRow[];
};

/** Which rows are shown: where verdicts differ, where anything differs, or all. */
export type View = "verdicts" | "differences" | "all";
export const VIEWS: readonly View[] = ["verdicts", "differences", "all"];

/** So many differences can still be looked through at once. */
const MANY = 12;

export function matrix(comparison: Comparison, home: string | null): Matrix {
  const compared = [...comparison.differences, ...comparison.same];
  const regions = comparison.regions.reduce<readonly string[]>((all, { region }) => {
    const known = region !== null && comparison.national_only.indexOf(region) < 0;
    return !known ? all : region === home ? [region, ...all] : [...all, region];
  }, []);
  return {
    columns: regions.map((region) => ({ region, legalStatus: statusesOf(comparison, region) })),
    rows: compared.map(({ measure, label, differs, regions: entries }) => ({
      measure,
      label,
      differs,
      cells: regions.map((region) => ({
        region,
        standings: entries.reduce<readonly Standing[]>(
          (all, entry) => (entry.region === region && !entry.silent ? [...all, entry] : all),
          [],
        ),
      })),
    })),
  };
}

function statusesOf({ regions }: Comparison, region: string): readonly DocumentStatus[] {
  const documents = regions.find((one) => one.region === region)?.documents ?? [];
  return documents
    .filter((document) => document.region !== null && document.validity === "current")
    .map(({ status }) => status);
}

export function rowsOf({ rows }: Matrix, view: View): readonly MatrixRow[] {
  return rows.filter(
    ({ differs }) => view === "all" || (view === "verdicts" ? differs.indexOf("status") >= 0 : differs.length > 0),
  );
}

/** What is shown at first: not more than a reader can take in, as long as that leaves something. */
export function firstView(of: Matrix): View {
  const differences = rowsOf(of, "differences").length;
  return differences > MANY && rowsOf(of, "verdicts").length > 0 ? "verdicts" : differences > 0 ? "differences" : "all";
}

/** For a list: the regions whose documents say the same, together; the first place keeps the order of the columns. */
export function groups({ cells }: MatrixRow): readonly { readonly regions: readonly string[]; readonly cell: Cell }[] {
  return cells.reduce<readonly { readonly regions: readonly string[]; readonly cell: Cell }[]>((all, cell) => {
    const same = all.some((group) => alike(group.cell, cell));
    return same
      ? all.map((group) => (alike(group.cell, cell) ? { ...group, regions: [...group.regions, cell.region] } : group))
      : [...all, { regions: [cell.region], cell }];
  }, []);
}

/** Whether two cells read the same: all that is shown of them is equal. */
function alike(one: Cell, other: Cell): boolean {
  return JSON.stringify(one.standings.map(shown)) === JSON.stringify(other.standings.map(shown));
}

/** What of a standing is shown; a draft is never said to apply, so that it is no equal of a rule in force. */
function shown({ status, firmness, missing, params, dates, legal_status }: Standing): unknown {
  return [status, firmness, missing, params, dates, legal_status === "draft"];
}
