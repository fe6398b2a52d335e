// The configurations that docs/deploy gives: each server sends the headers of its profile, and the whole check works under them.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe as suite, test } from "node:test";
import { ROOT, SERVERS, SITE, withServer } from "./servers.mjs";

// The steps of the journey come with a page of their own to go to; here each test names its own.
process.env.SITE_URL ??= "http://127.0.0.1/";
const { launch, withPage } = await import("../e2e/support/browser.mjs");
const { measures, toResult } = await import("../e2e/support/journey.mjs");

const profiles = JSON.parse(await readFile(join(ROOT, "www", "profiles.json"), "utf8"));
const TYPES = { "": "text/html; charset=utf-8", "app.js": "text/javascript; charset=utf-8", "style.css": "text/css; charset=utf-8", "policy_checker_bg.wasm": "application/wasm" };
const { version: VERSION } = JSON.parse(await readFile(join(ROOT, "pkg", "package.json"), "utf8"));
const MAJOR = VERSION.split(".")[0];
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
          for (const [file, status, sent] of elsewhere(policy, profiles.embed.self.replace("{origin}", new URL(address).origin))) {
            const answer = await fetch(new URL(file, address));
            assert.equal(answer.status, status, file);
            for (const [name, value] of Object.entries(lowered(sent))) {
              assert.equal(answer.headers.get(name), value, `${name} of ${file}`);
            }
          }
          for (const [file, served] of starts(profile)) {
            const answer = await fetch(new URL(file, address), { redirect: "manual" });
            assert.deepEqual([answer.status, await answer.text()], [200, await readFile(join(SITE, served), "utf8")], `what is served for /${file}`);
          }
          const missing = await fetch(new URL(`embed/${VERSION}/none.js`, address));
          assert.deepEqual([missing.status, missing.headers.get("cache-control")?.includes("immutable") ?? false], [404, false], "what is not there may come");
          await withPage(browser, { address }, async (page, seen) => {
            assert.equal(await page.getAttribute("html", "data-engine"), ENGINES[profile]);
            const loaded = seen.requests.length;
            await toResult(page);
            const shown = await measures(page);
            first ??= shown;
            assert.deepEqual(shown, first, "the same result from every server");
            assert.deepEqual([seen.errors, seen.requests.filter((url) => !url.startsWith("data:")).length <= loaded], [[], true]);
            assert.deepEqual([seen.console, seen.violations], [[], []], "nothing is reported");
          });
        }));
    }
  }

  test("the configuration for IIS, which runs on Windows alone, holds the same headers", async () => {
    for (const [profile, policy] of Object.entries(profiles["content-security-policy"])) {
      const file = await readFile(join(ROOT, "docs", "deploy", `iis-${profile}.web.config`), "utf8");
      const [own, ...places] = file.split("<location ");
      const headers = headersIn(own);
      assert.deepEqual(headers, { "Content-Security-Policy": policy, ...profiles.headers });
      const at = Object.fromEntries(places.map((place) => [/path="([^"]+)"/.exec(place)[1], headersIn(place)]));
      const inherited = (path) => ({ ...headers, ...(path.startsWith("embed/") ? at.embed : {}), ...at[path] });
      assert.deepEqual(Object.keys(at), ["embed.html", "embed", `embed/${VERSION}`]);
      const documents = (text) => [...text.matchAll(/<add value="([^"]+)" \/>/g)].map(([, file]) => file);
      assert.deepEqual([documents(own), documents(places[1])], profile === "strict" ? [["strict.html"], ["index.html"]] : [[], []]);
      for (const [name, path] of [["embed.html", "embed.html"], [`embed/${MAJOR}/`, "embed"], [`embed/${VERSION}/`, `embed/${VERSION}`]]) {
        const [, , sent] = elsewhere(policy, "http: https:").find(([start]) => start.startsWith(name));
        assert.deepEqual(inherited(path), sent, name);
      }
    }
  });
});

function lowered(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Which file is served for the start page, and for the page of what is embedded. */
function starts(profile) {
  const start = profile === "strict" ? "strict.html" : "index.html";
  const embedded = `embed/${MAJOR}/index.html`;
  return [["", start], ["index.html", start], ["?engine=js", start], [embedded, embedded], [`embed/${MAJOR}/`, embedded]];
}

/** The headers of a part of a configuration for IIS. */
function headersIn(text) {
  return Object.fromEntries([...text.matchAll(/<add name="([^"]+)" value="([^"]*)" \/>/g)].map(([, name, value]) => [name, value.replace(/&quot;/g, '"').replace(/&amp;/g, "&")]));
}

/** What is sent with the page that has the preview, and with what other pages embed: file, status, headers. `own` is who may give the latter something. */
function elsewhere(policy, own) {
  const { headers, embed, configurator } = profiles;
  const [none, some] = ["frame-ancestors 'none'", `frame-ancestors ${embed["frame-ancestors"]}`];
  const embedded = { ...headers, ...embed.headers, "Content-Security-Policy": policy.replace(none, some).replaceAll("'self'", own) };
  return [
    [configurator.path.slice(1), 200, { ...headers, "Content-Security-Policy": policy.replace(none, `frame-src ${configurator["frame-src"]}; ${none}`) }],
    [`embed/${MAJOR}/index.html`, 200, embedded],
    [`embed/${MAJOR}/policy-checker.js`, 200, embedded],
    [`embed/${VERSION}/index.html`, 200, { ...embedded, ...embed.version }],
    [`embed/${VERSION}/policy_checker_bg.wasm`, 200, { ...embedded, ...embed.version }],
  ];
}
