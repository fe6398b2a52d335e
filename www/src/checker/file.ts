import { UnusableFile } from "../engine/wasm";

/** The file of the core from its address; without one, that beside this script. Rejects with an `UnusableFile`. */
export async function readModule(place: URL | string = new URL("policy_checker_bg.wasm", import.meta.url)): Promise<BufferSource> {
  const response = await fetch(place).catch((error) => {
    throw new UnusableFile("missing", error);
  });
  return readResponse(response);
}

/** What a response holds. */
export async function readResponse(response: Response): Promise<BufferSource> {
  if (!response.ok) {
    throw new UnusableFile("missing", `HTTP ${response.status}`);
  }
  // The bytes, not the response: streaming needs the right content type and falls back with a console warning.
  return response.arrayBuffer().catch((error) => {
    throw new UnusableFile("damaged", error);
  });
}
