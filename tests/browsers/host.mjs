// Serves the page of somebody else that embeds the checker: on another origin, under a strict policy of its own.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { listening } from "../listening.mjs";
import { TYPES } from "./serve.mjs";

const SCRIPT = "portal.js";
const here = dirname(fileURLToPath(import.meta.url));

/** `html` is the body and `policy` the whole policy of the page. Gives its address, and a way to end. */
export async function serveHost({ html, policy }) {
  const files = {
    "/": [".html", `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>门户</title></head><body><h1>门户</h1>${html}</body></html>`],
    [`/${SCRIPT}`]: [".js", await readFile(join(here, SCRIPT))],
  };
  const server = createServer((request, response) => {
    const file = files[request.url];
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "Content-Type": TYPES[file[0]], "Content-Security-Policy": policy });
    response.end(file[1]);
  });
  return listening(server);
}
