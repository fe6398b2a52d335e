import { useEffect, useState } from "preact/hooks";

/** As long as a page that is not painted, such as one in a tab in the background, waits. */
const UNPAINTED_MILLISECONDS = 200;

/** Resolves once what was drawn shows. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNPAINTED_MILLISECONDS);
  });
}

/** False until the view shows for the first time: what nobody sees at once need not be waited for. */
export function usePainted(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let isGone = false;
    painted().then(() => {
      if (!isGone) {
        setPainted(true);
      }
    });
    return () => {
      isGone = true;
    };
  }, []);
  return isPainted;
}
