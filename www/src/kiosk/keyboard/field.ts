/** What can be written in by the keyboard on the screen. */
export type Field = HTMLInputElement | HTMLTextAreaElement;

/** The field that an element is; null for what is only read or ticked. */
export function fieldOf(element: EventTarget | null): Field | null {
  const isField = element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === "text");
  return isField && !(element as Field).readOnly && !(element as Field).disabled ? (element as Field) : null;
}

/** Whether nothing but digits belongs in it. */
export function isNumeric(field: Field): boolean {
  return field.inputMode === "numeric";
}

/** Writes where the caret is, and says so as the browser does. */
export function insert(field: Field, text: string): void {
  replace(field, text, field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length);
}

/** Takes away what is marked, or the character before the caret. */
export function erase(field: Field): void {
  const end = field.selectionEnd ?? field.value.length;
  const start = field.selectionStart ?? end;
  const before = Array.from(field.value.slice(0, start)).pop() ?? "";
  replace(field, "", start < end ? start : start - before.length, end);
}

function replace(field: Field, text: string, start: number, end: number): void {
  field.setRangeText(text, start, end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
