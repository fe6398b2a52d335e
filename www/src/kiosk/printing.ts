/** `sent`: the browser has done its part, or the person has cancelled; whether paper came it does not say. `failed`: it did not begin. */
export type Printing = "sent" | "failed";

/** As long as a browser may take to say that it is done, in milliseconds. It says nothing while its own window is open. */
const PATIENCE = 5000;

/**
 * Prints, and says what came of it: at the latest when the patience ends, and once more where the browser is slower than that. Nothing is given up
 * here: a printer without paper keeps the answers.
 */
export function printAndTell(tell: (printing: Printing) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (printing: Printing): void => {
    clearTimeout(timer);
    tell(printing);
  };
  const done = (): void => {
    window.removeEventListener("afterprint", done);
    end("sent");
  };
  window.addEventListener("afterprint", done);
  try {
    // Before the call: some browsers give the word that it is over before they come back.
    timer = setTimeout(() => end("failed"), PATIENCE);
    window.print();
  } catch {
    window.removeEventListener("afterprint", done);
    end("failed");
  }
}
