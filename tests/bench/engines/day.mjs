// Days as numbers: what engines without a type for dates compare.

const LENGTH = 24 * 60 * 60 * 1000;

/** The day on which everything is assessed. */
export const AS_OF = "2026-11-21";

export const dayNumber = (date) => Date.parse(date) / LENGTH;
export const dayText = (number) => new Date(number * LENGTH).toISOString().slice(0, 10);
export const TODAY = dayNumber(AS_OF);
