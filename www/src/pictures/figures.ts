import type { Key, Translator } from "../i18n/translate";

const DATE_NAMES: Readonly<Record<string, Key>> = { until: "date.until", from: "date.from" };
const FIGURES: Readonly<Record<string, Key>> = {
  years: "figure.years",
  months: "figure.months",
  days: "figure.days",
  "times-per-month": "figure.times-per-month",
};

/** Days that follow for a measure, each name with its earliest and latest day. */
export function dateWords({ t, date }: Translator, dates: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.keys(dates).map((name) => {
    const days = [...(dates[name] ?? [])].sort();
    const first = date(days[0] ?? "");
    const last = date(days[days.length - 1] ?? "");
    const words = first === last ? first : t("figure.range-of-days", { first, last });
    return t("figure.date", { name: t(DATE_NAMES[name] ?? "date.other"), date: words });
  });
}

/** Figures that a document states. One that the page has no words for keeps its name. */
export function figureWords({ t }: Translator, params: { readonly [name: string]: unknown }): readonly string[] {
  return Object.keys(params).map((name) => {
    const value = params[name];
    const count = Array.isArray(value) ? value.join("–") : String(value);
    // The number itself chooses the plural form, a range of numbers that of many.
    const key = FIGURES[name];
    const shown = count === "1" ? 1 : count;
    return key === undefined ? t("figure.other", { name, count }) : t(key, { count: shown });
  });
}
