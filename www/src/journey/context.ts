import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Choice } from "../engine/choice";
import type { Assessment, Catalogue, Changes, Engine, Fact, Facts } from "../engine/types";
import { attempt, type Outcome } from "../engine/outcome";
import type { Sources } from "../about/sources";
import type { Translator } from "../i18n/translate";
import type { Options } from "../options";
import type { Surface } from "../surface/surface";
import type { Action, State, Step } from "./state";

/** What a view works with before the core is there. */
export type Frame = {
  readonly state: State;
  readonly words: Translator;
  readonly surface: Surface;
  readonly options: Options;
  readonly dispatch: (action: Action) => void;
  /** Shows a step and makes a history entry for it. */
  readonly go: (step: Step) => void;
  /** Forgets every answer and shows the first step. */
  readonly restart: () => void;
  /** Says something to screen readers without moving the focus. */
  readonly announce: (message: string) => void;
};

/** What every view after the first works with. */
export type Journey = Frame & {
  readonly engine: Engine;
  readonly catalogue: Catalogue;
  /** The form in which the core runs, and why. */
  readonly choice: Choice;
  /** The full texts of the documents: undefined while they are loading, null where they cannot be had. */
  readonly sources: Sources | null | undefined;
};

export const FrameContext = createContext<Frame | null>(null);
export const JourneyContext = createContext<Journey | null>(null);

export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (frame === null) {
    throw new Error("a view was rendered outside the frame");
  }
  return frame;
}

/** Null until the core is there. */
export function useJourneyOnceReady(): Journey | null {
  return useContext(JourneyContext);
}

export function useJourney(): Journey {
  const journey = useContext(JourneyContext);
  if (journey === null) {
    throw new Error("a view was rendered before the core was there");
  }
  return journey;
}

export function factById(journey: Journey, id: string): Fact | null {
  return journey.catalogue.facts.find((fact) => fact.id === id) ?? null;
}

export function assessFacts(journey: Journey, facts: Facts): Outcome<Assessment> {
  return attempt(() => journey.engine.assess(facts, journey.state.asOf));
}

/** What would turn each settled verdict; nothing where the facts themselves cannot be assessed. */
export function turningChanges(journey: Journey, facts: Facts): readonly Changes[] {
  const outcome = attempt(() => journey.engine.changes(facts, journey.state.asOf));
  return outcome.ok ? outcome.value : [];
}

/** The name of an industry; the code itself when the table has none. */
export function industryName(journey: Journey, code: string): string {
  const node = attempt(() => journey.engine.browse(code));
  return node.ok ? node.value.name : code;
}

/** Where the code of an industry comes from; null when the table does not say. */
export function industryBasis(journey: Journey, code: string): string | null {
  const node = attempt(() => journey.engine.browse(code));
  return node.ok ? (node.value.basis ?? null) : null;
}
