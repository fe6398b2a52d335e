// What the package uses of Node.

declare module "node:fs/promises" {
  export function readFile(place: URL | string): Promise<Uint8Array<ArrayBuffer>>;
}
