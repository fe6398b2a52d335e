import type { Surface } from "../surface/surface";

/** Puts the text of a field on the clipboard; false where the browser refuses, and the text is then selected. */
export async function copy(field: HTMLTextAreaElement, surface: Surface): Promise<boolean> {
  try {
    // Missing in old browsers and on pages without a secure origin.
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    const before = surface.focused();
    field.focus();
    field.select();
    const done = oldCopy();
    if (done && before instanceof HTMLElement) {
      before.focus();
    }
    return done;
  }
}

function oldCopy(): boolean {
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
}

/** How long a browser may take to begin with a file. */
const KEPT_MS = 60_000;

/** Gives a file to the person; it is made here and asked of no server. */
export function save(surface: Surface, name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  const holder = surface.holder();
  holder.appendChild(anchor);
  anchor.click();
  holder.removeChild(anchor);
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
