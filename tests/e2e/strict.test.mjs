// The page for servers that cannot send headers: its own <meta> holds the strict policy, and it does not even try WebAssembly.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, describe as suite, test } from "node:test";
import { listening } from "../listening.mjs";
import { launch, SITE_URL, withPage } from "./support/browser.mjs";
import { measures, toResult } from "./support/journey.mjs";

/** The same site without any header but the type of each file. */
async function bareServer() {
  const server = createServer(async (request, response) => {
    try {
      const answer = await fetch(new URL(request.url, SITE_URL));
      response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" });
      response.end(Buffer.from(await answer.arrayBuffer()));
    } catch (error) {
      response.writeHead(502).end(String(error));
    }
  });
  return listening(server);
}

suite("the strict page, from a server that sends no headers", () => {
  let browser;
  let server;
  before(async () => {
    [browser, server] = await Promise.all([launch(), bareServer()]);
  });
  after(() => Promise.all([browser.close(), server.close()]));

  test("its policy is that of the profile strict, but for what only a header can say", async () => {
    const response = await fetch(`${server.url}strict.html`);
    assert.equal(response.headers.get("content-security-policy"), null);
    const own = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(await response.text())[1];
    const rules = Object.fromEntries(own.split("; ").map((rule) => [rule.split(" ")[0], rule]));
    assert.equal(rules["script-src"], "script-src 'self'");
    assert.equal(rules["connect-src"], "connect-src 'none'");
    assert.equal(rules["frame-ancestors"], undefined);
    assert.ok(!own.includes("eval") && own.includes("trusted-types 'none'"));
  });

  for (const query of ["", "?engine=wasm"]) {
    test(`strict.html${query} computes in JavaScript, with the result of index.html, and nothing is reported`, async () => {
      let usual;
      await withPage(browser, { address: server.url }, async (page) => {
        assert.equal(await page.getAttribute("html", "data-engine"), "wasm");
        await toResult(page);
        usual = await measures(page);
      });
      await withPage(browser, { address: `${server.url}strict.html${query}` }, async (page, seen) => {
        assert.deepEqual(await page.evaluate(() => [document.documentElement.dataset.engine, document.documentElement.dataset.engineReason]), ["js", "blocked"]);
        assert.ok(!seen.requests.some((url) => url.endsWith(".wasm")), "no WebAssembly is asked for");
        await toResult(page);
        assert.deepEqual(await measures(page), usual);
        assert.deepEqual([seen.console, seen.errors, seen.violations], [[], [], []]);
        // The policy holds: a script can neither ask for anything nor start WebAssembly.
        const tried = await page.evaluate(() =>
          Promise.all([fetch("plain.html").then(() => "fetched", () => "refused"), WebAssembly.compile(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])).then(() => "compiled", () => "refused")]),
        );
        assert.deepEqual(tried, ["refused", "refused"]);
      });
    });
  }
});
