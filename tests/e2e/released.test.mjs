// What was released never changes: pages name its files with their digests.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { EMBED } from "./support/host.mjs";
import { ROOT } from "./support/browser.mjs";
import { integrityOf } from "../../www/defined.mjs";
import { refuseChanged } from "../../www/embed/released.mjs";

const { version } = JSON.parse(await readFile(join(ROOT, "pkg", "package.json"), "utf8"));
const integrity = await (await fetch(EMBED.replace("/0/", `/${version}/`) + "integrity.json")).text();
const released = JSON.parse(await readFile(join(ROOT, "www", "embed", "released.json"), "utf8"));

test("the version that is built is not another than the one that was released under its name", () => {
  assert.equal(refuseChanged(version, integrity, released), null);
});

test("one changed sign of one digest is caught, and the message says what to do", () => {
  const noted = { ...released, [version]: integrityOf(integrity) };
  assert.equal(refuseChanged(version, integrity, noted), null);
  const changed = integrity.replace(/sha384-(.)/, (_, sign) => `sha384-${sign === "A" ? "B" : "A"}`);
  assert.notEqual(changed, integrity);
  assert.match(refuseChanged(version, changed, noted), /raise the version/);
  assert.equal(refuseChanged("99.0.0", changed, noted), null, "another version may be another");
});

test("the build ends with an error then", async () => {
  const folder = await mkdtemp(join(tmpdir(), "released-"));
  try {
    const list = join(folder, "released.json");
    await writeFile(list, JSON.stringify({ [version]: "sha384-of-another" }));
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "www", "build.mjs"), join(folder, "site"), list], { encoding: "utf8" });
    assert.equal(status, 1, stderr);
    assert.match(stderr, /raise the version/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
