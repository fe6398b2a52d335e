// custom-elements.json: what editors and documentation pages show of the element, from what its source says.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { create, ts } from "@custom-elements-manifest/analyzer/index.js";

const EMBED = join(dirname(fileURLToPath(import.meta.url)), "..", "src", "embed");
/** The modules of the package that make up the element, each from the source of that name. */
const MODULES = ["element", "define"];

/** Leaves out what is private, and says what the analyser does not find in the source. */
const publicAlone = {
  name: "public-alone",
  packageLinkPhase({ customElementsManifest }) {
    for (const declaration of customElementsManifest.modules.flatMap(({ declarations }) => declarations)) {
      if (declaration.customElement) {
        declaration.members = declaration.members.filter(({ privacy }) => privacy !== "private");
        declaration.superclass = { name: "HTMLElement" };
        for (const attribute of declaration.attributes) {
          attribute.fieldName = attribute.name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
        }
      }
    }
    for (const { declaration } of customElementsManifest.modules.flatMap(({ exports }) => exports)) {
      declaration.module = "element.js";
    }
  },
};

/** The manifest, as text. */
export async function elementManifest() {
  const modules = MODULES.map(async (name) => {
    const source = await readFile(join(EMBED, `${name}.ts`), "utf8");
    return ts.createSourceFile(`${name}.js`, source, ts.ScriptTarget.ES2015, true);
  });
  const { readme, ...manifest } = create({ modules: await Promise.all(modules), plugins: [publicAlone] });
  return `${JSON.stringify(manifest, null, 1)}\n`;
}
