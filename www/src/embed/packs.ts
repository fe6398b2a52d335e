import type { Pack } from "./element";

/** The most that a pack may be long, in characters; the core refuses more. */
const MOST = 2 * 1024 * 1024;

/** The texts of the packs; what cannot be had is told to `warn` and left out. */
export async function readPacks(packs: readonly Pack[], warn: (message: string) => void): Promise<readonly string[]> {
  const texts = await Promise.all(
    packs.map((pack, at) =>
      readPack(pack).catch((error) => {
        warn(`pack ${at + 1}: ${error instanceof Error ? error.message : String(error)}; left out`);
        return null;
      }),
    ),
  );
  return texts.filter((text): text is string => text !== null);
}

async function readPack(pack: Pack): Promise<string> {
  if (typeof pack === "string" && /^\s*\{/.test(pack)) {
    return pack;
  }
  if (typeof pack === "string" || pack instanceof URL) {
    return fetched(new URL(String(pack), document.baseURI).href);
  }
  return JSON.stringify(pack);
}

async function fetched(address: string): Promise<string> {
  const response = await fetch(address, { credentials: "same-origin", referrerPolicy: "no-referrer" });
  if (!response.ok) {
    throw new Error(`${address}: HTTP ${response.status}`);
  }
  const text = await response.text();
  if (text.length > MOST) {
    throw new Error(`${address}: ${text.length} characters; at most ${MOST} are read`);
  }
  return text;
}
