// The texts of the page live in catalogues of both languages with the same keys, and nowhere else.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "./support/browser.mjs";

const SRC = join(ROOT, "www", "src");

async function sources(folder = SRC) {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return sources(path);
      }
      return /\.tsx?$/.test(entry.name) ? [{ path, text: await readFile(path, "utf8") }] : [];
    }),
  );
  return found.flat();
}

/** The texts of every view, those that only other pages have, and those around it on a kiosk. */
const FOLDERS = ["i18n", "about", "configurator", "kiosk"];

async function catalogue(lang, folder) {
  return JSON.parse(await readFile(join(SRC, folder, `${lang}.json`), "utf8"));
}

/** Everything that a text says, its plural forms included. */
function forms(entry) {
  return typeof entry === "string" ? [entry] : [entry.one, entry.other];
}

const HOLE = /\{([a-z0-9]+)\}/g;

for (const folder of FOLDERS) {
  test(`${folder}: both languages have the same keys in the same order, and the same holes in each text`, async () => {
    const [zh, en] = await Promise.all([catalogue("zh", folder), catalogue("en", folder)]);
    assert.deepEqual(Object.keys(en), Object.keys(zh));
    for (const key of Object.keys(zh)) {
      const holes = (entry) => [...new Set(forms(entry).flatMap((form) => form.match(HOLE) ?? []))].sort();
      assert.deepEqual(holes(en[key]), holes(zh[key]), key);
      assert.ok([...forms(zh[key]), ...forms(en[key])].every((form) => form !== ""), `${key} is empty`);
    }
  });

  test(`${folder}: every text is used`, async () => {
    const code = (await sources()).map(({ text }) => text).join("\n");
    // `status.${status}` in the code uses every text that begins so.
    const built = [...code.matchAll(/`([a-z-]+\.(?:[a-z-]*-)?)\$\{/g)].map((match) => match[1]);
    const unused = Object.keys(await catalogue("zh", folder)).filter(
      (key) => !code.includes(`"${key}"`) && !built.some((start) => key.startsWith(start)),
    );
    assert.deepEqual(unused, []);
  });
}

test("what the kiosk says instead stands in the place of a text that there is, with holes that it has", async () => {
  for (const lang of ["zh", "en"]) {
    const [usual, about, kiosk] = await Promise.all(["i18n", "about", "kiosk"].map((folder) => catalogue(lang, folder)));
    const texts = { ...usual, ...about };
    const instead = Object.entries(kiosk).filter(([key]) => key.startsWith("instead."));
    assert.ok(instead.length > 0);
    for (const [key, entry] of instead) {
      const replaced = texts[key.slice("instead.".length)];
      assert.ok(replaced !== undefined, key);
      const holes = (of) => forms(of).flatMap((form) => form.match(HOLE) ?? []);
      assert.deepEqual(holes(entry).filter((hole) => !holes(replaced).includes(hole)), [], key);
    }
  }
});

test("no view holds a text of its own", async () => {
  for (const { path, text } of await sources()) {
    const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");
    assert.doesNotMatch(code, /[\u3400-\u9fff]/, `Chinese in ${path}`);
    if (path.endsWith(".tsx")) {
      assert.doesNotMatch(code, /<(?:p|h[1-6]|span|button|li|dt|dd|th|td|strong|summary|label)\b[^<>]*>\s*[A-Za-z]{2,}[^<{]*</, `words in ${path}`);
      assert.doesNotMatch(code, /(?:aria-label|title|placeholder|alt)="/, `words in an attribute in ${path}`);
    }
  }
});

test("nothing in the page turns text into markup or code", async () => {
  for (const { path, text } of await sources()) {
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|dangerouslySet/, path);
  }
});
