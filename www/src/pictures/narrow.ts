import { useEffect, useState } from "preact/hooks";
import { useJourney } from "../journey/context";

/** Whether there is too little room for a table of several columns. */
export function useNarrow(): boolean {
  const { narrow } = useJourney().surface;
  const [now, setNow] = useState(narrow.now);
  useEffect(() => narrow.watch(() => setNow(narrow.now())), []);
  return now;
}
