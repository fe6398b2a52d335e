import { readFile } from "node:fs/promises";
import { UnusableFile } from "../engine/wasm";
import * as web from "./file";

export { readResponse } from "./file";

const FETCHED = ["http:", "https:", "data:", "blob:"];

/** The file of the core from its address or its path on disk; without one, that beside this script. Rejects with an `UnusableFile`. */
export async function readModule(place: URL | string = new URL("policy_checker_bg.wasm", import.meta.url)): Promise<BufferSource> {
  const address = asAddress(place);
  if (address !== null && FETCHED.includes(address.protocol)) {
    return web.readModule(address);
  }
  // The scheme of a path on Windows is the letter of a drive.
  return readFile(address !== null && address.protocol === "file:" ? address : String(place)).catch((error) => {
    throw new UnusableFile("missing", error);
  });
}

function asAddress(place: URL | string): URL | null {
  try {
    return new URL(place);
  } catch {
    return null;
  }
}
