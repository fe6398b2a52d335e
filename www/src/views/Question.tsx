import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Fact, FactValue } from "../engine/types";
import { assessFacts, useJourney, type Journey } from "../journey/context";
import { readDate, splitDate } from "../journey/date";
import { answeredCount, nextStep, openQuestions } from "../journey/next";
import { reduce, type Action } from "../journey/state";
import { Choices, type Choice } from "./Choices";
import { DateInput } from "./DateInput";
import { ReadAloud } from "./ReadAloud";
import { ErrorSummary, Form, Submit, TextButton, Title, useTabTitle, type FieldError } from "./parts";

const UNSURE = "?unsure";
const NONE = "?none";

/** One question about one fact. "I do not know" leaves the fact unknown. */
export function Question({ fact, change }: { readonly fact: Fact; readonly change: boolean }): JSX.Element {
  const journey = useJourney();
  const { state, words, dispatch, go } = journey;
  const { t, tx } = words;
  const known = state.answers[fact.id];
  const [selected, setSelected] = useState<readonly string[]>(() => shownBefore(journey, fact));
  const [parts, setParts] = useState(() => splitDate(typeof known === "string" ? known : undefined));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  useTabTitle(tx(fact.question), errors);

  const submit = (): void => {
    const reading = readAnswer(fact, selected, parts);
    if ("error" in reading) {
      setErrors([{ field: firstField(fact), message: t(reading.error) }]);
      return;
    }
    const action: Action =
      reading.value === null
        ? { type: "unsure", fact: fact.id }
        : { type: "answer", fact: fact.id, value: reading.value };
    const after = reduce(state, action);
    const assessment = assessFacts(journey, after.answers);
    dispatch(action);
    go(change || !assessment.ok ? { name: "result" } : nextStep(assessment.value, after));
  };

  const legend = <Title>{tx(fact.question)}</Title>;
  const help = (
    <>
      <span class="why">{t("question.why")}</span>
      {tx(fact.help)}
    </>
  );
  return (
    <>
      <ReadAloud text={`${tx(fact.question)} ${tx(fact.help)}`} />
      <ErrorSummary errors={errors} />
      {change ? null : <Progress fact={fact} />}
      <Form onSubmit={submit}>
        {fact.type === "date" ? (
          <DateInput
            name={fact.id}
            legend={legend}
            hint={
              <>
                {help} {t("question.date-hint")}
              </>
            }
            parts={parts}
            unsure={selected.indexOf(UNSURE) >= 0}
            error={errors[0]}
            onChange={(next) => {
              setParts(next);
              setSelected([]);
            }}
            onUnsure={(on) => {
              setSelected(on ? [UNSURE] : []);
              setParts(splitDate(undefined));
            }}
          />
        ) : (
          <Choices
            name={fact.id}
            many={fact.type === "set"}
            legend={legend}
            hint={
              <>
                {help} {fact.type === "set" ? t("question.many-hint") : null}
              </>
            }
            or="question.or"
            choices={choicesOf(fact, journey)}
            selected={selected}
            onSelect={setSelected}
            error={errors[0]}
          />
        )}
        <Submit label={change ? "question.submit-change" : "question.submit"} />
        {change ? null : (
          <p class="more">
            <TextButton onClick={() => go({ name: "result" })}>{t("question.stop")}</TextButton>
          </p>
        )}
      </Form>
    </>
  );
}

function Progress({ fact }: { readonly fact: Fact }): JSX.Element | null {
  const journey = useJourney();
  const { state, catalogue, words } = journey;
  const assessment = assessFacts(journey, state.answers);
  if (!assessment.ok) {
    return null;
  }
  const open = openQuestions(assessment.value, state);
  const count = open.indexOf(fact.id) < 0 ? open.length + 1 : open.length;
  return (
    <p class="progress">
      {words.t("question.progress", { answered: answeredCount(catalogue.facts, state), count })}
    </p>
  );
}

function choicesOf(fact: Fact, { words: { t, tx } }: Journey): readonly Choice[] {
  const unsure: Choice = {
    id: UNSURE,
    label: t("question.unsure"),
    hint: t("question.unsure-hint"),
    exclusive: true,
  };
  if (fact.type === "bool") {
    return [{ id: "true", label: t("question.yes") }, { id: "false", label: t("question.no") }, unsure];
  }
  const values = (fact.values ?? []).map(({ id, label, help }) =>
    help === undefined || help === null ? { id, label: tx(label) } : { id, label: tx(label), hint: tx(help) },
  );
  const none: Choice = { id: NONE, label: t("question.none"), exclusive: true };
  return [...values, ...(fact.type === "set" ? [none] : []), unsure];
}

type Reading =
  | { readonly value: FactValue | null }
  | { readonly error: "error.choose-one" | "error.choose-some" | "error.date-missing" | "error.date-invalid" };

function readAnswer(fact: Fact, selected: readonly string[], parts: Parameters<typeof readDate>[0]): Reading {
  const first = selected[0];
  if (first === UNSURE) {
    return { value: null };
  }
  if (fact.type === "date") {
    const date = readDate(parts);
    return "iso" in date ? { value: date.iso } : { error: `error.date-${date.error}` };
  }
  if (first === undefined) {
    return { error: fact.type === "set" ? "error.choose-some" : "error.choose-one" };
  }
  if (fact.type === "set") {
    return { value: first === NONE ? [] : selected };
  }
  return { value: fact.type === "bool" ? first === "true" : first };
}

function firstField(fact: Fact): string {
  return fact.type === "date" ? `${fact.id}-year` : `${fact.id}-0`;
}

function shownBefore({ state }: Journey, fact: Fact): readonly string[] {
  const value = state.answers[fact.id];
  if (state.unsure.indexOf(fact.id) >= 0) {
    return [UNSURE];
  }
  if (value === undefined || fact.type === "date") {
    return [];
  }
  if (typeof value === "object") {
    return value.length === 0 ? [NONE] : value;
  }
  return [String(value)];
}
