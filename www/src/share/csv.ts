/** Excel takes UTF-8 for what it is only when this mark stands first. */
const BYTE_ORDER_MARK = "\ufeff";

/** A cell that begins so is run as a formula by spreadsheet programs, in its wide form by some, too. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** A table as a file for a spreadsheet program (RFC 4180), with nothing in it that such a program would run. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(text: string): string {
  const harmless = FORMULA.test(text.replace(/^[\s\u200b-\u200f\ufeff]+/, "")) || FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
