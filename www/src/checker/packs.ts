import { asCoreError } from "../engine/outcome";
import { failure } from "./failure";
import type { Core } from "./instance";
import type { AssessedDocument } from "./policy_checker.js";

/** The JSON of a pack, from its text or its object. */
export function packText(pack: unknown): string {
  if (typeof pack === "string") {
    return pack;
  }
  let text: string | undefined;
  if (typeof pack === "object" && pack !== null) {
    try {
      text = JSON.stringify(pack);
    } catch (error) {
      throw failure("unreadable", "pack", `the pack cannot be written as JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (text === undefined) {
    throw failure("wrong-type", "pack", "a pack is the text of its JSON, or the object that it stands for");
  }
  return text;
}

type Kept = { readonly text: string; readonly document: AssessedDocument };

/** The packs of one checker, which it passes with every call. */
export class Packs {
  private kept: readonly Kept[] = [];

  /** Their texts, for a call of the core. */
  get texts(): readonly string[] {
    return this.kept.map(({ text }) => text);
  }

  /** Adds one, as the core's `loadPack` does: it takes the place of one of the same version of the same document. */
  load(core: Core, text: string): AssessedDocument {
    const document = documentOf(core, text);
    const others = this.kept.filter((pack) => !isSameVersion(pack.document, document));
    const texts = [...others.map((pack) => pack.text), text];
    checked(core, texts);
    this.kept = [...others, { text, document }];
    return document;
  }

  /** Forgets them all. */
  unload(): void {
    this.kept = [];
  }
}

function documentOf(core: Core, text: string): AssessedDocument {
  const { documents } = checked(core, [text]);
  // The core has read the text. A document takes the place of the bundled one of its id, so that there is only this one.
  const { id } = (JSON.parse(text) as { document: { id: string } }).document;
  const found = documents.find((document) => document.id === id);
  if (found === undefined) {
    throw failure("internal", null, `the document \`${id}\` was read and is not there`);
  }
  return found;
}

function isSameVersion(one: AssessedDocument, other: AssessedDocument): boolean {
  return one.id === other.id && (one.effective ?? one.issued) === (other.effective ?? other.issued);
}

/** What the core knows with these packs; what it finds wrong is wrong in the last of them. */
function checked(core: Core, texts: readonly string[]): ReturnType<Core["catalogue"]> {
  try {
    return core.catalogue(texts);
  } catch (error) {
    const known = asCoreError(error);
    if (known === null) {
      throw error;
    }
    const path = (known.path ?? "").replace(/^packs(?:\[\d+\]\.?)?/, "");
    throw Object.assign(known, { path: path === "" ? "pack" : path });
  }
}
