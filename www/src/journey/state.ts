import type { Classification, FactValue, Facts, Lang } from "../engine/types";
import type { Options } from "../options";
import { assessedDay } from "./age";
import type { Carried } from "../share/carried";
import type { Incoming } from "./incoming";

/** One thing a page. `change` = an answer given before is looked at again; `stepAfter` says where it goes on. */
export type Step =
  | { readonly name: "describe" }
  | { readonly name: "code" | "restore" | "opening" | "check" | "result" }
  | { readonly name: "industry" | "region"; readonly change: boolean }
  | { readonly name: "browse"; readonly code: string | null }
  | { readonly name: "question"; readonly fact: string; readonly change: boolean }
  | Aside;

/** A page beside the journey, which goes on where it was. `quote`: words to show within that clause of the document. */
export type Aside =
  | { readonly name: "about" }
  | { readonly name: "document"; readonly id: string; readonly clause: string | null; readonly quote?: string };

/** Where the suggestion on the industry page came from. */
export type Suggestion = {
  readonly kind: "text" | "code";
  readonly input: string;
  readonly classification: Classification;
};

/** Everything the page knows. It lives in memory only: never in the address, in storage or in the history. */
export type State = {
  readonly lang: Lang;
  readonly step: Step;
  /** The day on which the page was opened, `YYYY-MM-DD`. */
  readonly today: string;
  /** The day that dates are computed for, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly text: string;
  readonly code: string;
  readonly suggestion: Suggestion | null;
  /** Industry codes the person ticked and has not confirmed yet. */
  readonly picked: readonly string[];
  /** For a class that only listed products belong to: those that the business makes. */
  readonly products: { readonly [code: string]: readonly string[] };
  readonly answers: Facts;
  /** Facts the person was asked and does not know; they stay unknown and are not asked again. */
  readonly unsure: readonly string[];
  /** Whether the result was shown since the check began; a change of an answer goes back there then. */
  readonly shown: boolean;
  /** Answers from a link, a code or a file that wait for the person's word. */
  readonly incoming: Incoming | null;
};

export type Action =
  | { readonly type: "language"; readonly lang: Lang }
  | { readonly type: "step"; readonly step: Step }
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "code"; readonly code: string }
  | { readonly type: "suggest"; readonly suggestion: Suggestion | null }
  | { readonly type: "pick"; readonly code: string; readonly on: boolean }
  | { readonly type: "product"; readonly code: string; readonly product: string; readonly on: boolean }
  | { readonly type: "answer"; readonly fact: string; readonly value: FactValue }
  | { readonly type: "unsure"; readonly fact: string }
  | { readonly type: "no-region" }
  | { readonly type: "incoming"; readonly incoming: Incoming | null }
  | { readonly type: "carry"; readonly carried: Carried; readonly asOf: string; readonly options: Options }
  | { readonly type: "restart"; readonly options: Options };

/** `arriving`: the address carries answers, which are read as soon as they can be. */
export function initialState(options: Options, today: string, arriving = false): State {
  return {
    lang: options.lang,
    step: { name: arriving ? "opening" : "describe" },
    today,
    asOf: assessedDay(today),
    text: options.text,
    code: "",
    suggestion: null,
    picked: [],
    products: {},
    answers: options.regionFixed && options.region !== null ? { region: options.region } : {},
    unsure: [],
    shown: false,
    incoming: null,
  };
}

/** Answers given, and facts that were asked and are not known. */
export type Given = Pick<State, "answers" | "unsure">;

/** Whether a fact was answered; "I do not know" is an answer. */
export function isAnswered({ answers, unsure }: Given, fact: string): boolean {
  return answers[fact] !== undefined || unsure.indexOf(fact) >= 0;
}

/** The answer to one fact as an action; null for "I do not know". */
export function answering(fact: string, value: FactValue | null): Action {
  return value === null ? { type: "unsure", fact } : { type: "answer", fact, value };
}

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "language":
      return { ...state, lang: action.lang };
    case "step":
      return arrive(state, reachable(state, action.step) ? action.step : { name: "describe" });
    case "text":
      return { ...state, text: action.text };
    case "code":
      return { ...state, code: action.code };
    case "suggest":
      return { ...state, suggestion: action.suggestion, products: {} };
    case "pick":
      return { ...state, picked: withItem(state.picked, action.code, action.on) };
    case "product": {
      const chosen = state.products[action.code] ?? [];
      return { ...state, products: { ...state.products, [action.code]: withItem(chosen, action.product, action.on) } };
    }
    case "answer":
      return {
        ...state,
        answers: { ...state.answers, [action.fact]: action.value },
        unsure: withItem(state.unsure, action.fact, false),
      };
    case "unsure":
      return {
        ...state,
        answers: without(state.answers, action.fact),
        unsure: withItem(state.unsure, action.fact, true),
      };
    case "no-region":
      return { ...state, answers: without(state.answers, "region") };
    case "incoming":
      return { ...state, incoming: action.incoming };
    case "carry": {
      const { facts, unsure, picked } = action.carried;
      const fresh = restarted(state, action.options);
      return { ...fresh, text: "", asOf: action.asOf, answers: { ...facts, ...fresh.answers }, unsure, picked };
    }
    case "restart":
      return restarted(state, action.options);
  }
}

function restarted({ lang, today }: State, options: Options): State {
  return initialState({ ...options, lang }, today);
}

function arrive(state: State, step: Step): State {
  return { ...state, step, shown: state.shown || step.name === "result" };
}

/** The browser's Back may name a step of a journey that was started again; what is not known then cannot be shown. */
function reachable(state: State, step: Step): boolean {
  if (step.name === "opening") {
    return state.incoming !== null;
  }
  if (step.name === "region" && !step.change) {
    return isAnswered(state, "industries");
  }
  const afterRegion = step.name === "check" || step.name === "result" || step.name === "question";
  return !afterRegion || state.answers.region !== undefined;
}

function withItem(items: readonly string[], item: string, on: boolean): readonly string[] {
  const rest = items.filter((other) => other !== item);
  return on ? [...rest, item] : rest;
}

function without(facts: Facts, id: string): Facts {
  return Object.keys(facts)
    .filter((key) => key !== id)
    .reduce<Facts>((kept, key) => ({ ...kept, [key]: facts[key] as FactValue }), {});
}
