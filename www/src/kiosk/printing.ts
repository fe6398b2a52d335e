/** `sent`: the browser has done its part, or the person has cancelled; whether paper came it does not say. `failed`: it did not begin. */
export type Printing = "sent" | "failed";

/** As long as a browser may take to say that it is done, in milliseconds. It says nothing while its own window is open. */
const PATIENCE = 2000;

/** Prints, and says what came of it. Nothing is given up here: a printer without paper keeps the answers. */
export function printAndTell(tell: (printing: Printing) => void): void {
  let over = false;
  const end = (printing: Printing): void => {
    if (!over) {
      over = true;
      clearTimeout(timer);
      window.removeEventListener("afterprint", done);
      tell(printing);
    }
  };
  const done = (): void => end("sent");
  let timer: ReturnType<typeof setTimeout> | undefined;
  window.addEventListener("afterprint", done);
  try {
    window.print();
    timer = setTimeout(() => end("failed"), PATIENCE);
  } catch {
    end("failed");
  }
}
