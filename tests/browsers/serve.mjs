// Serves the built site on this machine as one run wants it: under its policy, without the files that are to be gone.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { listening } from "../listening.mjs";

export const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".png": "image/png",
};
const POLICY = "content-security-policy";
const POLICY_IN_PAGE = /(http-equiv="Content-Security-Policy" content=")([^"]*)/;
const BEFORE_FILE = "before.js";
const FIRST_SCRIPT = '<script src="app.js"';
/** What keeps the site on a device has tests of its own; here each page comes from the server, and asks for nothing once it is there. */
const NO_WORKER = "delete Navigator.prototype.serviceWorker;";

/** Files of the site itself, and those in the folders for other pages. */
const NAME = /^(embed\/\d[\d.]*\/)?[\w.-]+$/;

/**
 * `before` is the text of a script to run before the page's own. `headers` are those of the project's own server, `embedHeaders` those of the
 * files for other pages; `added` are further files by name. Gives the address, the names of the files that were asked for, and a way to end.
 */
export async function serve(site, { headers, embedHeaders, policy, before = null, gone = /^$/ }, added) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, "http://127.0.0.1").pathname.slice(1) || "index.html";
    requests.push(name);
    for (const [header, value] of Object.entries(name.startsWith("embed/") ? embedHeaders : headers)) {
      const named = value.replaceAll("{origin}", `http://${request.headers.host}`);
      response.setHeader(header, header === POLICY ? policy(named) : named);
    }
    const body = gone.test(name) || !NAME.test(name) ? null : await content(site, name, { ...added, [BEFORE_FILE]: NO_WORKER + (before ?? "") });
    if (body === null) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("Content-Type", TYPES[extname(name)] ?? "application/octet-stream");
    response.end(request.method === "HEAD" ? undefined : name === "index.html" ? page(String(body), policy) : body);
  });
  return { requests, ...(await listening(server)) };
}

async function content(site, name, added) {
  return added[name] ?? readFile(join(site, name)).catch((error) => (error.code === "ENOENT" ? null : Promise.reject(error)));
}

function page(html, policy) {
  if (!POLICY_IN_PAGE.test(html) || !html.includes(FIRST_SCRIPT)) {
    throw new Error("index.html has no policy or no script where they are looked for");
  }
  const under = html.replace(POLICY_IN_PAGE, (_, start, own) => start + policy(own));
  return under.replace(FIRST_SCRIPT, `<script src="${BEFORE_FILE}"></script>${FIRST_SCRIPT}`);
}
