import { useEffect, useState } from "preact/hooks";

/** The script that the first view does not wait for. */
type Loaded = typeof import("./index");

let loading: Promise<Loaded | null> | null = null;
let loaded: Loaded | null = null;

/** Loads it, once; null where it cannot be had, and the page works without it. */
export function loadLater(): Promise<Loaded | null> {
  if (loading === null) {
    loading = import("./index").then(
      (later) => (loaded = later),
      () => null,
    );
  }
  return loading;
}

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
