/** The day of `data/checked.toml`, set by the bundler. */
declare const CHECKED_ON: string;

/** The day on which somebody last looked whether the documents still stand as they are encoded, `YYYY-MM-DD`. */
export const DATA_DAY = CHECKED_ON;

/** How old the data is by the clock of the device: `behind` where the clock shows a day before the data was made. */
export type Age = { readonly kind: "fresh" | "old" | "stale"; readonly days: number } | { readonly kind: "behind" };

/** More days than this are told in amber, and in red. */
const OLD = 180;
const STALE = 365;

export function ageOn(today: string): Age {
  const days = Math.round((midnight(today) - midnight(DATA_DAY)) / DAY);
  if (days < 0) {
    return { kind: "behind" };
  }
  return { kind: days > STALE ? "stale" : days > OLD ? "old" : "fresh", days };
}

/** The day to assess for: a clock that shows a day before the data was made is wrong, and the day of the data is nearer. */
export function assessedDay(today: string): string {
  return ageOn(today).kind === "behind" ? DATA_DAY : today;
}

const DAY = 86_400_000;

function midnight(iso: string): number {
  const [year = 1970, month = 1, day = 1] = iso.split("-").map(Number);
  return Date.UTC(year, month - 1, day);
}
