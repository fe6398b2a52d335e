import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Assessment, Catalogue, Changes, Engine, Fact, Facts } from "../engine/types";
import { attempt, type Outcome } from "../engine/outcome";
import type { Translator } from "../i18n/translate";
import type { Share } from "./share";
import type { Action, State, Step } from "./state";

/** What every view works with. */
export type Journey = {
  readonly state: State;
  readonly engine: Engine;
  readonly catalogue: Catalogue;
  readonly words: Translator;
  /** The second script; undefined while it loads, null where it cannot be had. */
  readonly share: Share | null | undefined;
  readonly dispatch: (action: Action) => void;
  /** Shows a step and makes a history entry for it. */
  readonly go: (step: Step) => void;
  /** Forgets every answer and shows the first step. */
  readonly restart: () => void;
  /** Says something to screen readers without moving the focus. */
  readonly announce: (message: string) => void;
};

export const JourneyContext = createContext<Journey | null>(null);

export function useJourney(): Journey {
  const journey = useContext(JourneyContext);
  if (journey === null) {
    throw new Error("a view was rendered outside the journey");
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
