// The packed types hold under the strictest settings, however modules are resolved.
import { after, before, describe as suite, test } from "node:test";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { install, ROOT, run } from "./support/installed.mjs";

const TSC = join(ROOT, "www", "node_modules", "typescript", "bin", "tsc");

const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
  target: "ES2022",
  lib: ["ES2022", "DOM"],
  types: [],
};

suite("the types", () => {
  let installed;
  before(async () => {
    installed = await install();
    await cp(join(ROOT, "tests", "package", "types", "uses.ts"), join(installed.folder, "uses.ts"));
  });
  after(() => installed.remove());

  for (const [name, resolution] of Object.entries({
    "as bundlers resolve": { module: "ESNext", moduleResolution: "bundler" },
    "as Node resolves": { module: "node16", moduleResolution: "node16" },
    "as Node resolves, the newest way": { module: "nodenext", moduleResolution: "nodenext" },
  })) {
    test(`hold ${name}`, async () => {
      const project = join(installed.folder, "tsconfig.json");
      await writeFile(project, JSON.stringify({ compilerOptions: { ...STRICT, ...resolution }, files: ["uses.ts"] }));
      await run("node", [TSC, "--project", project]);
    });
  }
});
