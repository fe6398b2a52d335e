export type DateParts = { readonly year: string; readonly month: string; readonly day: string };

export type DateReading = { readonly iso: string } | { readonly error: "missing" | "year" | "invalid" };

/** No business has to do with a day outside these years; one that is typed is a slip. */
const YEARS = { first: 1900, last: 2199 };

/** The calendar day today where the person is, `YYYY-MM-DD`. */
export function today(now: Date): string {
  return write(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** Reads three fields as typed; full-width digits are understood, and a day that does not exist is refused. */
export function readDate(parts: DateParts): DateReading {
  const texts = [parts.year, parts.month, parts.day].map(plainDigits);
  if (texts.some((text) => text === "")) {
    return { error: "missing" };
  }
  const [year, month, day] = texts.map((text) => (/^\d{1,4}$/.test(text) ? Number(text) : 0)) as [number, number, number];
  if (year < YEARS.first || year > YEARS.last) {
    return { error: "year" };
  }
  const real = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return real ? { iso: write(year, month, day) } : { error: "invalid" };
}

/** The three fields of a day known before, for showing it again. */
export function splitDate(iso: string | undefined): DateParts {
  const [year = "", month = "", day = ""] = (iso ?? "").split("-");
  return { year, month: month.replace(/^0/, ""), day: day.replace(/^0/, "") };
}

function plainDigits(text: string): string {
  return text.trim().replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].indexOf(month) >= 0 ? 30 : 31;
}

function write(year: number, month: number, day: number): string {
  const pad = (value: number, width: number): string => String(value).padStart(width, "0");
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}
