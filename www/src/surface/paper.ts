/** The styles of the printed sheet alone. */
const PAPER_STYLES = new URL("paper.css", import.meta.url).href;

/**
 * Prints the sheet in a window of its own, as the page around would come onto the paper too. The window holds a copy of the sheet and a link
 * to its styles; the policy of the page around covers both.
 */
export function printSheet(root: HTMLElement): void {
  const sheet = root.querySelector(".sheet");
  const paper = window.open("", "_blank");
  // Where no window may be opened, the page around is printed as it shows.
  if (sheet === null || paper === null) {
    window.print();
    return;
  }
  const { document: made } = paper;
  made.documentElement.lang = root.lang;
  const styles = made.createElement("link");
  styles.rel = "stylesheet";
  styles.href = PAPER_STYLES;
  const print = (): void => paper.print();
  styles.onload = print;
  styles.onerror = print;
  made.title = root.querySelector(".sheet-title")?.textContent ?? "";
  made.body.appendChild(made.importNode(sheet, true));
  made.head.appendChild(styles);
}
