// docs/embed.md tells the truth: each block of HTML works in a page whose policy is the one beside it, and nothing more.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe as suite, test } from "node:test";
import { launch, ROOT, SITE_URL, withPage } from "./support/browser.mjs";
import { EMBED, examplePack, ready, readyFrame, throughTo, withHost } from "./support/host.mjs";

const page = await readFile(join(ROOT, "docs", "embed.md"), "utf8");
const { origin } = new URL(SITE_URL);
const integrity = await (await fetch(`${EMBED}integrity.json`)).json();

/** Each block of HTML with what follows it up to the policy: a style sheet, a script, the policy. */
function examples() {
  const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({ language, text }));
  const found = [];
  for (const { language, text } of blocks) {
    if (language === "html") {
      found.push({ html: text });
    } else {
      found[found.length - 1][language] = text;
    }
  }
  return found;
}

const here = (text) => text.replaceAll("https://check.example", origin);
const withDigests = (html) => html.replace(/([\w-]+\.js)" integrity="sha384-[^"]*"/g, (_, file) => `${file}" integrity="${integrity[file]}"`);

suite("the page on embedding", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test("has an example of each way, each with a policy", () => {
    const all = examples();
    assert.ok(all.every(({ http }) => /^Content-Security-Policy: [^\n]+\n$/.test(http)));
    for (const way of [/^<a /, /^<iframe /, /^<script src="[^"]*loader\.js"/, /<policy-checker/]) {
      assert.ok(all.some(({ html }) => way.test(html)), String(way));
    }
  });

  for (const [at, { html, css = "", js = "", http = "" }] of examples().entries()) {
    test(`example ${at + 1}: ${html.split("\n")[0].slice(0, 70)}`, async () => {
      const policy = here(http.replace(/^Content-Security-Policy: /, "").trim());
      const files = {
        "host.html": `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>门户</title></head><body><h1>门户</h1>${here(withDigests(html))}</body></html>`,
        "portal.css": css,
        "portal.js": js,
        "pack.json": await examplePack(),
      };
      await withHost({ pages: {}, files }, async (address) => {
        await withPage(browser, { address: `${address}host.html`, shown: "h1" }, async (opened, seen) => {
          const told = [];
          if (html.startsWith("<a ")) {
            await opened.click("a");
            await opened.waitForSelector("html[data-ready]", { state: "attached" });
          } else if (html.includes("<policy-checker")) {
            const element = await ready(opened);
            if (js !== "") {
              await throughTo(element, { region: null });
              await element.locator(".handover button").click();
              told.push(...seen.console.splice(0));
              assert.equal(told.length, 1);
              assert.match(told[0], /^log: example-district \d+$/);
              assert.equal(await element.locator(".answer-change, .again, .tools").first().evaluate((one) => getComputedStyle(one.getRootNode().host).getPropertyValue("--policy-checker-accent").trim()), "#7a1f1f");
            }
          } else {
            const frame = await readyFrame(opened);
            if (html.includes("packs")) {
              await throughTo(frame.locator("body"), { region: null });
            }
          }
          assert.deepEqual([seen.console, seen.errors, seen.violations], [[], [], []]);
        });
      });
    });
  }

  test("the script that makes a pack of JSON does, and says what is wrong in one; so does the line that checks", async () => {
    const indented = (language) => new RegExp(`^   \`\`\`${language}\\n([\\s\\S]*?)^   \`\`\`$`, "m").exec(page)[1].replace(/^   /gm, "");
    const folder = await mkdtemp(join(tmpdir(), "embed-docs-"));
    try {
      await mkdir(join(folder, "node_modules"));
      await symlink(join(ROOT, "pkg"), join(folder, "node_modules", "policy-checker"));
      await symlink(join(ROOT, "www", "node_modules", "smol-toml"), join(folder, "node_modules", "smol-toml"));
      await writeFile(join(folder, "pack.mjs"), indented("mjs"));
      const pack = await readFile(join(ROOT, "tests", "cases", "packs", "example-district.toml"), "utf8");
      const run = (command) => execFileSync("sh", ["-c", `${command} 2>&1`], { cwd: folder, encoding: "utf8" });
      await writeFile(join(folder, "my-district.toml"), pack.replace(/^status = .*$/m, 'status = "maybe"'));
      assert.match(run("node pack.mjs"), /path: 'document\.status'/);
      await writeFile(join(folder, "my-district.toml"), pack);
      assert.equal(run("node pack.mjs"), "");
      assert.equal(await readFile(join(folder, "pack.json"), "utf8"), await examplePack());
      assert.match(run(indented("sh")), /ok: true/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("names every option, every name of the theme and every event, and no other", async () => {
    const source = (name) => readFile(join(ROOT, "www", "src", "embed", `${name}.ts`), "utf8");
    const listed = (text, name) => [...new RegExp(`${name} = \\[([^\\]]*)\\]`).exec(text)[1].matchAll(/"([^"]+)"/g)].map(([, one]) => one).sort();
    const rows = (title) => [...page.split(`\n## ${title}\n`)[1].split("\n## ")[0].matchAll(/^\| `([\w-]+)` \|/gm)].map(([, one]) => one).sort();
    assert.deepEqual(rows("选项"), listed(await source("parameters"), "NAMES"));
    assert.deepEqual(rows("外观"), listed(await source("theme"), "THEME"));
    assert.deepEqual(rows("事件和交出结果"), ["done", "ready", "resize", "result"]);
  });
});
