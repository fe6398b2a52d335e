import { startFrom } from "../engine/file";
import type { Running } from "../engine/running";
import type { Engine } from "../engine/types";
import { unpack } from "./packed";

/** Starts the core from the page itself. Rejects with an `UnusableFile`. */
export function startWasm(): Promise<Running<Engine>> {
  return startFrom(unpack("core"));
}
