import { useLayoutEffect, useState } from "preact/hooks";
import { useJourney } from "../journey/context";

/** Whether there is too little room for a table of several columns. */
export function useNarrow(): boolean {
  const { narrow } = useJourney().surface;
  const [now, setNow] = useState(narrow.now);
  // At once: a change between the drawing and a later effect would be missed.
  useLayoutEffect(() => narrow.watch(() => setNow(narrow.now())), []);
  return now;
}
