import type { FactValue, Leaf } from "../engine/types";
import { factById, industryName, type Journey } from "../journey/context";
import type { Given } from "../journey/state";
import type { Key } from "../i18n/translate";

const OTHER_REGION = "other";

/** The label of a fact; its id only if the catalogue does not know it. */
export function factLabel(journey: Journey, id: string): string {
  const fact = factById(journey, id);
  return fact === null ? id : journey.words.tx(fact.label);
}

/** A value of a fact in words. */
export function valueWords(journey: Journey, id: string, value: FactValue): string {
  const { t, date, list } = journey.words;
  if (typeof value === "boolean") {
    return t(value ? "question.yes" : "question.no");
  }
  if (typeof value !== "string") {
    if (value.length > 0) {
      return list(value.map((item) => itemWords(journey, id, item)));
    }
    return t(id === "industries" ? "result.answer-no-industry" : "result.answer-empty");
  }
  const fact = factById(journey, id);
  return fact !== null && fact.type === "date" ? date(value) : itemWords(journey, id, value);
}

function itemWords(journey: Journey, id: string, item: string): string {
  const { t, tx } = journey.words;
  if (id === "industries") {
    return `${item} ${industryName(journey, item)}`;
  }
  if (id === "region") {
    const region = journey.catalogue.regions.find((one) => one.id === item);
    return region === undefined ? (item === OTHER_REGION ? t("region.other") : item) : tx(region.name);
  }
  const values = factById(journey, id)?.values ?? [];
  const found = values.find((value) => value.id === item);
  return found === undefined ? item : tx(found.label);
}

/** One test in words. `negated` says the opposite, so that "not (x is y)" reads as one line. */
export function leafWords(journey: Journey, leaf: Leaf, negated: boolean): string {
  const { t, list } = journey.words;
  const { test } = leaf;
  const fact = factLabel(journey, leaf.fact);
  const say = (plain: Key, opposite: Key, items: readonly string[]): string =>
    t(negated ? opposite : plain, { fact, values: list(items.map((item) => quoted(journey, leaf.fact, item))) });
  if (typeof test.is === "boolean") {
    return t("trace.is", { fact, value: valueWords(journey, leaf.fact, test.is !== negated) });
  }
  if (test.is !== undefined) {
    const value = itemWords(journey, leaf.fact, test.is);
    return t(negated ? "trace.is-not" : "trace.is", { fact, value });
  }
  if (test["one-of"] !== undefined) {
    return say("trace.one-of", "trace.not-one-of", test["one-of"]);
  }
  if (test["any-of"] !== undefined) {
    return say("trace.any-of", "trace.not-any-of", test["any-of"]);
  }
  if (test.under !== undefined) {
    return say("trace.under", "trace.not-under", test.under);
  }
  if (test.today !== undefined) {
    return t(`trace.${negated ? OPPOSITE[test.today] : test.today}`, { point: pointWords(journey, leaf, fact) });
  }
  return t(test.empty === negated ? "trace.not-empty" : "trace.empty", { fact });
}

const OPPOSITE = {
  before: "on-or-after",
  "on-or-before": "after",
  "on-or-after": "before",
  after: "on-or-before",
} as const;

/** What was answered to a fact; null where nothing was. */
export function answerWords(journey: Journey, { answers, unsure }: Given, fact: string): string | null {
  const value = answers[fact];
  if (value !== undefined) {
    return valueWords(journey, fact, value);
  }
  return unsure.indexOf(fact) >= 0 ? journey.words.t("result.answer-unsure") : null;
}

function quoted(journey: Journey, fact: string, item: string): string {
  return journey.words.t("trace.quoted", { value: itemWords(journey, fact, item) });
}

function pointWords(journey: Journey, leaf: Leaf, fact: string): string {
  const { t } = journey.words;
  const months = leaf.test["plus-months"] ?? 0;
  const days = leaf.test["plus-days"] ?? 0;
  const offset = [
    months === 0 ? "" : t("trace.offset-months", { count: months }),
    days === 0 ? "" : t("trace.offset-days", { count: days }),
  ].join("");
  return t("trace.point", { fact, offset });
}
