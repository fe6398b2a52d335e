import { useEffect, useState } from "preact/hooks";

/** The second script. */
type Loaded = typeof import("./index");

let loading: Promise<Loaded | null> | null = null;
let loaded: Loaded | null = null;

/** Loads the pictures, once; null where they cannot be had, and the page works without them. */
export function loadPictures(): Promise<Loaded | null> {
  if (loading === null) {
    loading = import("./index").then(
      (pictures) => (loaded = pictures),
      () => null,
    );
  }
  return loading;
}

/** The pictures; null until they are there. */
export function usePictures(): Loaded | null {
  const [pictures, setPictures] = useState(loaded);
  useEffect(() => {
    if (pictures === null) {
      void loadPictures().then(setPictures);
    }
  }, []);
  return pictures;
}
