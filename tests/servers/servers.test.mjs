// The configurations that docs/deploy gives: each server sends the headers of its profile, and the whole check works under them.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe as suite, test } from "node:test";
import { ROOT, SERVERS, withServer } from "./servers.mjs";

// The steps of the journey come with a page of their own to go to; here each test names its own.
process.env.SITE_URL ??= "http://127.0.0.1/";
const { launch, withPage } = await import("../e2e/support/browser.mjs");
const { measures, toResult } = await import("../e2e/support/journey.mjs");

const profiles = JSON.parse(await readFile(join(ROOT, "www", "profiles.json"), "utf8"));
const TYPES = { "": "text/html; charset=utf-8", "app.js": "text/javascript; charset=utf-8", "style.css": "text/css; charset=utf-8", "policy_checker_bg.wasm": "application/wasm" };
const ENGINES = { standard: "wasm", strict: "js" };

suite("servers", () => {
  let browser;
  let first;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  for (const server of SERVERS) {
    for (const [profile, policy] of Object.entries(profiles["content-security-policy"])) {
      test(`${server.name}, ${profile}`, () =>
        withServer(server, profile, async (address) => {
          const expected = { "content-security-policy": policy, ...lowered(profiles.headers) };
          for (const [file, type] of Object.entries(TYPES)) {
            const answer = await fetch(new URL(file, address), { headers: { "accept-encoding": "gzip" } });
            assert.equal(answer.status, 200, file);
            assert.equal(answer.headers.get("content-type").toLowerCase(), type, file);
            assert.equal(answer.headers.get("content-encoding"), "gzip", file);
            for (const [name, value] of Object.entries(expected)) {
              assert.equal(answer.headers.get(name), value, `${name} of ${file}`);
            }
          }
          await withPage(browser, { address }, async (page, seen) => {
            assert.equal(await page.getAttribute("html", "data-engine"), ENGINES[profile]);
            const loaded = seen.requests.length;
            await toResult(page);
            const shown = await measures(page);
            first ??= shown;
            assert.deepEqual(shown, first, "the same result from every server");
            assert.deepEqual([seen.errors, seen.requests.filter((url) => !url.startsWith("data:")).length <= loaded], [[], true]);
          });
        }));
    }
  }

  test("the configuration for IIS, which runs on Windows alone, holds the same headers", async () => {
    for (const [profile, policy] of Object.entries(profiles["content-security-policy"])) {
      const file = await readFile(join(ROOT, "docs", "deploy", `iis-${profile}.web.config`), "utf8");
      const headers = Object.fromEntries(
        [...file.matchAll(/<add name="([^"]+)" value="([^"]*)" \/>/g)].map(([, name, value]) => [name, value.replace(/&quot;/g, '"').replace(/&amp;/g, "&")]),
      );
      assert.deepEqual(headers, { "Content-Security-Policy": policy, ...profiles.headers });
    }
  });
});

function lowered(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
