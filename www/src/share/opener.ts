import type { Catalogue, Engine } from "../engine/types";
import { attempt } from "../engine/outcome";
import type { Reading } from "./carried";
import { readFile, type FileReading } from "./file";
import { codec } from "./state";

/** Reads what a person took along, in whatever form, and lets the core judge it: nothing is given that cannot be assessed. */
export type Opener = {
  readonly link: (fragment: string) => Reading;
  readonly code: (typed: string) => Reading;
  readonly file: (text: string) => FileReading;
};

export function opener(engine: Engine, catalogue: Catalogue): Opener {
  const { readCode, readFragment } = codec(catalogue);
  return {
    link: (fragment) => judged(readFragment(fragment), engine),
    code: (typed) => judged(readCode(typed), engine),
    file: (text) => readFile(text, engine, catalogue),
  };
}

/** A region or a class that this page does not have comes from another version of it. */
function judged(reading: Reading, engine: Engine): Reading {
  if (reading.kind !== "ok") {
    return reading;
  }
  const { facts, asOf, picked } = reading.carried;
  const taken = attempt(() => [engine.assess(facts, asOf), engine.assess({ industries: picked }, asOf)]);
  return taken.ok ? reading : { kind: "other-version" };
}
