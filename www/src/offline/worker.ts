/**
 * Keeps a whole version of the site on the device, so that it works without a network. A version is taken whole or not at all, each file with
 * its digest; a file that is damaged later is fetched again. The page says when another version may take over.
 */

/** Set by the bundler: SHA-256 in base 64 of every file of the version, by its path, and a digest of them all. */
declare const FILES: Readonly<Record<string, string>>;
declare const VERSION: string;

type Waiting = Event & { readonly waitUntil: (work: Promise<unknown>) => void };
type Fetching = Event & { readonly request: Request; readonly respondWith: (answer: Promise<Response>) => void };

// The types of workers and of pages cannot be had in one program.
declare const self: {
  readonly registration: { readonly scope: string };
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Waiting) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
};

const PREFIX = "policy-checker-";
const CACHE = `${PREFIX}${VERSION}`;
const START = "index.html";
const MODULE = "policy_checker_bg.wasm";
const PLAIN = "plain.js";

self.addEventListener("install", (event) => event.waitUntil(takeAll()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  if (path !== null) {
    event.respondWith(serve(path));
  }
});
self.addEventListener("message", ({ data }) => {
  if (data === "take over") {
    void self.skipWaiting();
  }
});

/** Takes every file, or none. */
async function takeAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  const unneeded = runsWasm() ? PLAIN : MODULE;
  try {
    await Promise.all(Object.keys(FILES).map(async (path) => (path === unneeded ? undefined : cache.put(addressOf(path), await fetchFile(path)))));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** Drops every version but this one, which is whole, and serves the pages that are open. */
async function takeOver(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.indexOf(PREFIX) === 0 && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function serve(path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(addressOf(path));
  if (kept !== undefined && (await isWhole(kept.clone(), path))) {
    return kept;
  }
  const fetched = await fetchFile(path);
  await cache.put(addressOf(path), fetched.clone());
  return fetched;
}

/** The file from the server, as it was built; anything else is refused. */
async function fetchFile(path: string): Promise<Response> {
  const response = await fetch(addressOf(path), { cache: "no-cache", credentials: "same-origin", integrity: `sha256-${FILES[path]}` });
  if (!response.ok) {
    throw new Error(`${path}: HTTP ${response.status}`);
  }
  return response;
}

async function isWhole(response: Response, path: string): Promise<boolean> {
  const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return btoa(String.fromCharCode(...Array.from(new Uint8Array(digest)))) === FILES[path];
}

function addressOf(path: string): string {
  return new URL(path, self.registration.scope).href;
}

/** The file of the version that is asked for; null for what is not of it. */
function pathOf({ method, url }: Request): string | null {
  const { scope } = self.registration;
  const address = url.replace(/[?#].*$/, "");
  if (method !== "GET" || address.indexOf(scope) !== 0) {
    return null;
  }
  const path = address.slice(scope.length) || START;
  return Object.prototype.hasOwnProperty.call(FILES, path) ? path : null;
}

function runsWasm(): boolean {
  try {
    return new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

export {};
