import { useEffect, useState } from "preact/hooks";
import { once } from "./once";

/** The script that the first view does not wait for. */
type Loaded = typeof import("./index");

let loaded: Loaded | null = null;

/** Loads it. */
export const loadLater = once(() => import("./index").then((later) => (loaded = later)));

/** What is loaded; null until it is there. */
export function useLater(): Loaded | null {
  const [later, setLater] = useState(loaded);
  useEffect(() => {
    if (later === null) {
      void loadLater().then(setLater);
    }
  }, []);
  return later;
}
