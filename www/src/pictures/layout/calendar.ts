/** Days since 1 January 1970 of a day written `YYYY-MM-DD`; null for anything else. */
export function dayNumber(iso: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (parts === null) {
    return null;
  }
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  return numberOf(year, month - 1, day);
}

/** The first days of months that lie within `from` and `to`, `step` months apart and in step with the turn of the year. */
export function monthStarts(from: number, to: number, step: number): readonly { readonly day: number; readonly iso: string }[] {
  const first = new Date(from * MS_A_DAY);
  const starts = [];
  // Counted from year 0, so that a step of several years meets the round ones.
  for (let month = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / step) * step; ; month += step) {
    const year = Math.floor(month / 12);
    const day = numberOf(year, month % 12, 1);
    if (day > to) {
      return starts;
    }
    if (day >= from) {
      starts.push({ day, iso: new Date(day * MS_A_DAY).toISOString().slice(0, 7) });
    }
  }
}

const MS_A_DAY = 86_400_000;

// `Date.UTC` takes the years 0 to 99 for those of the twentieth century.
function numberOf(year: number, month: number, day: number): number {
  return Math.floor(new Date(0).setUTCFullYear(year, month, day) / MS_A_DAY);
}
