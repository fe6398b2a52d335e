// The tarball holds what the package's ways in lead to, and nothing else; the field's own judges have nothing to say against it.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { join, posix } from "node:path";
import { install, ROOT, run } from "./support/installed.mjs";

const TOOLS = join(ROOT, "tests", "package", "node_modules", ".bin");

/** What npm packs whatever the manifest lists. */
const ALWAYS = ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "package.json"];

/** How a script or a declaration names another file. */
const NAMED = [/\bfrom ?"(\.[^"]+)"/g, /\bimport\("(\.[^"]+)"\)/g, /\bnew URL\(["']([^"']+)["'], ?import\.meta\.url\)/g];

suite("the tarball", () => {
  let installed;
  let manifest;
  before(async () => {
    installed = await install();
    manifest = JSON.parse(await installed.text("package.json"));
  });
  after(() => installed.remove());

  const targets = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry));

  test("holds exactly the files that the ways in lead to, and what those name", async () => {
    const queue = Object.values(manifest.exports).flatMap(targets).map((target) => posix.normalize(target));
    const reached = new Set(ALWAYS);
    while (queue.length > 0) {
      const file = queue.pop();
      if (reached.has(file)) {
        continue;
      }
      reached.add(file);
      assert.ok(installed.files.includes(file), `${file} is named and not packed`);
      const text = /\.js$|\.d\.ts$/.test(file) ? await installed.text(file) : "";
      for (const [, name] of NAMED.flatMap((pattern) => [...text.matchAll(pattern)])) {
        const other = posix.join(posix.dirname(file), name);
        queue.push(other);
        const types = other.replace(/\.js$/, ".d.ts");
        if (file.endsWith(".d.ts")) {
          queue.push(types);
        }
      }
    }
    assert.deepEqual([...reached].sort(), installed.files);
  });

  test("is what a dry run says, too", async () => {
    const [{ files }] = JSON.parse(await run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: join(ROOT, "pkg") }));
    assert.deepEqual(files.map(({ path }) => path).sort(), installed.files);
  });

  test("has types for every way in, first among its conditions, and a last one that always holds", () => {
    for (const [path, target] of Object.entries(manifest.exports)) {
      if (typeof target === "string") {
        assert.match(path, /\.json$/);
      } else {
        const conditions = Object.keys(target);
        assert.equal(conditions[0], "types", path);
        assert.equal(conditions.at(-1), "default", path);
      }
    }
  });

  test("names no module of Node where a browser loads it, and needs no other package", async () => {
    assert.deepEqual([manifest.dependencies, manifest.peerDependencies, manifest.scripts], [undefined, undefined, undefined]);
    for (const file of installed.files.filter((name) => name.endsWith(".js"))) {
      assert.equal(/["']node:/.test(await installed.text(file)), /^(index|checker)\.node\.js$/.test(file), file);
    }
  });

  test("leaves nothing in the global scope of Node, whichever script is imported", async () => {
    for (const file of installed.files.filter((name) => name.endsWith(".js"))) {
      const before = Reflect.ownKeys(globalThis).length;
      await installed.import(file);
      assert.equal(Reflect.ownKeys(globalThis).length, before, file);
    }
    assert.ok(manifest.sideEffects.every((file) => !file.endsWith(".node.js")));
  });

  test("carries the texts of both licences", async () => {
    assert.match(await installed.text("LICENSE-MIT"), /Permission is hereby granted/);
    assert.match(await installed.text("LICENSE-APACHE"), /Apache License\s+Version 2\.0/);
    assert.equal(manifest.license, "MIT OR Apache-2.0");
  });

  test("publint --strict finds nothing", async () => {
    assert.match(await run(join(TOOLS, "publint"), ["run", installed.tarball, "--strict"]), /All good!/);
  });

  test("arethetypeswrong finds nothing for modules", async () => {
    const { problems } = JSON.parse(await run(join(TOOLS, "attw"), [installed.tarball, "--profile", "esm-only", "--format", "json"]));
    // Problems of the ways of resolving that the profile leaves out are listed as well.
    const kept = Object.values(problems).flat().filter(({ resolutionKind }) => !["node10", "node16-cjs"].includes(resolutionKind));
    assert.deepEqual(kept, []);
  });
});
