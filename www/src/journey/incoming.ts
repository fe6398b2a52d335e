import type { Reading } from "../share/carried";

/** Answers that came from outside and are not used before the person says so. */
export type Incoming = {
  readonly source: "link" | "code" | "file";
  readonly reading: Reading;
};
