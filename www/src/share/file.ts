import type { Catalogue, Engine, Facts, PolicyDocument } from "../engine/types";
import type { Carried, Reading } from "./carried";
import { attempt, type Problem } from "../engine/outcome";

const FORMAT = "policy-checker-answers";
const VERSION = 1;
/** Far more than all answers take. */
const MOST_LETTERS = 200_000;

/** What is wrong in a file, and where: `facts.region`, `picked[2]`; "" for the file itself. `detail` is the core's own message. */
export type Fault = {
  readonly path: string;
  readonly reason: "json" | "object" | "list" | "number" | "key" | "fact" | "twice" | "class" | "core";
  readonly detail: string;
};

export type FileReading = Reading | { readonly kind: "faults"; readonly faults: readonly Fault[] };

/** The answers as a file, with the documents that the result rests on. `facts` and `as_of` are what the command takes, too. */
export function writeFile({ asOf, facts, unsure, picked }: Carried, documents: readonly PolicyDocument[], core: string): string {
  const packs = documents.map(({ id, number, issued, effective }) => ({ id, number, issued, effective }));
  const file = { format: FORMAT, version: VERSION, core, as_of: asOf, facts, unsure, picked, packs };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const KEYS = ["format", "version", "core", "as_of", "facts", "unsure", "picked", "packs"];

/** Reads such a file; the core itself judges every fact. All faults are given, not the first alone. */
export function readFile(text: string, engine: Engine, { facts: known }: Pick<Catalogue, "facts">): FileReading {
  const parsed = text.length > MOST_LETTERS ? null : attempt<unknown>(() => JSON.parse(text.replace(/^\ufeff/, "")));
  if (parsed === null || (parsed.ok && !(isObject(parsed.value) && parsed.value.format === FORMAT))) {
    return { kind: "not-ours" };
  }
  if (!parsed.ok) {
    return { kind: "faults", faults: [{ path: "", reason: "json", detail: parsed.error.message }] };
  }
  const file = parsed.value as { readonly [key: string]: unknown };
  if (typeof file.version === "number" && file.version !== VERSION) {
    return { kind: "other-version" };
  }
  const faults: Fault[] = [];
  const fault = (path: string, reason: Fault["reason"], detail = ""): void => {
    faults.push({ path, reason, detail });
  };
  if (file.version !== VERSION) {
    fault("version", "number");
  }
  for (const key of Object.keys(file).filter((one) => KEYS.indexOf(one) < 0)) {
    fault(key, "key");
  }
  const { as_of: asOf, facts, unsure, picked } = file;
  const day = attempt(() => engine.assess({}, asOf as string));
  if (!day.ok) {
    fault("as_of", "core", ownWords(day.error));
  }
  if (!isObject(facts)) {
    fault("facts", "object");
  } else {
    // One by one: the core names the first fault alone.
    for (const id of Object.keys(facts)) {
      const judged = attempt(() => engine.assess({ [id]: facts[id] } as Facts, "2000-01-01"));
      if (!judged.ok) {
        fault(`facts.${placeOf(judged.error, id)}`, "core", ownWords(judged.error));
      }
    }
  }
  const stated = isObject(facts) ? Object.keys(facts) : [];
  eachText(unsure, "unsure", fault, (id) => {
    const reason = known.some((fact) => fact.id === id) ? (stated.indexOf(id) >= 0 ? "twice" : null) : "fact";
    return reason;
  });
  eachText(picked, "picked", fault, (code) => (attempt(() => engine.assess({ industries: [code] }, "2000-01-01")).ok ? null : "class"));
  if (faults.length > 0) {
    return { kind: "faults", faults };
  }
  return {
    kind: "ok",
    carried: { asOf: asOf as string, facts: facts as Facts, unsure: unsure as readonly string[], picked: picked as readonly string[] },
  };
}

function eachText(
  list: unknown,
  path: string,
  fault: (path: string, reason: Fault["reason"]) => void,
  judge: (item: string) => Fault["reason"] | null,
): void {
  if (!Array.isArray(list) || list.some((item) => typeof item !== "string")) {
    fault(path, "list");
    return;
  }
  (list as readonly string[]).forEach((item, at) => {
    const reason = list.indexOf(item) < at ? "twice" : judge(item);
    if (reason !== null) {
      fault(`${path}[${at}]`, reason);
    }
  });
}

/** The core names the place before its words. */
function placeOf({ path }: Problem, otherwise: string): string {
  return path ?? otherwise;
}

function ownWords({ path, message }: Problem): string {
  const place = `${path ?? ""}: `;
  return message.slice(0, place.length) === place ? message.slice(place.length) : message;
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
