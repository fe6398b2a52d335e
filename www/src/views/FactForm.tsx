import type { ComponentChildren, JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Fact, FactValue } from "../engine/types";
import { assessFacts, useJourney, type Journey } from "../journey/context";
import { readDate, splitDate } from "../journey/date";
import { unique } from "../journey/suggestion";
import type { Key } from "../i18n/translate";
import { Choices, type Choice } from "./Choices";
import { DateInput } from "./DateInput";
import { Form, Submit, type FieldError } from "./parts";

const UNSURE = "?unsure";
const NONE = "?none";

/** The fields that answer one fact, with the button that says so. */
export function FactForm(props: {
  readonly fact: Fact;
  /** Prefix of the ids; the same fact may be asked at several places of a page. */
  readonly name: string;
  readonly legend: ComponentChildren;
  readonly submit: Key;
  readonly errors: readonly FieldError[];
  readonly onErrors: (errors: readonly FieldError[]) => void;
  /** Null for "I do not know". */
  readonly onAnswer: (value: FactValue | null) => void;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const journey = useJourney();
  const { state, words } = journey;
  const { t, tx } = words;
  const { fact, name, legend, errors } = props;
  const known = state.answers[fact.id];
  const [selected, setSelected] = useState<readonly string[]>(() => shownBefore(journey, fact));
  const [parts, setParts] = useState(() => splitDate(typeof known === "string" ? known : undefined));

  const submit = (): void => {
    const reading = readAnswer(fact, selected, parts);
    if ("error" in reading) {
      props.onErrors([{ field: fact.type === "date" ? `${name}-year` : `${name}-0`, message: t(reading.error) }]);
    } else {
      props.onAnswer(reading.value);
    }
  };
  // Not with every choice and letter: it takes a whole assessment.
  const why = useMemo(() => whyAsked(journey, fact), [fact, state.answers, state.asOf, words]);
  const help = (
    <>
      {why === null ? null : (
        <span class="why-line">
          <span class="why">{t("question.why")}</span>
          {why}
        </span>
      )}
      {tx(fact.help)}
    </>
  );
  return (
    <Form onSubmit={submit}>
      {fact.type === "date" ? (
        <DateInput
          name={name}
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
          name={name}
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
      <Submit label={props.submit} />
      {props.children}
    </Form>
  );
}

/** As many measures as are named; of more the number is said. */
const NAMED_MEASURES = 3;

/** What the answer bears on: the measures that cannot be settled without it. Null where it bears on none that is open. */
function whyAsked(journey: Journey, fact: Fact): string | null {
  const { words, state } = journey;
  const { t, tx } = words;
  const assessment = assessFacts(journey, state.answers);
  const open = assessment.ok ? assessment.value.measures.filter(({ missing }) => missing.indexOf(fact.id) >= 0) : [];
  const names = unique(open.map(({ label }) => tx(label)));
  if (names.length === 0) {
    return null;
  }
  const measures = names.slice(0, NAMED_MEASURES).join(t("question.why-join"));
  return names.length > NAMED_MEASURES
    ? t("question.why-text", { measures, count: names.length })
    : t("question.why-few", { measures });
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
  | { readonly error: "error.choose-one" | "error.choose-some" | "error.date-missing" | "error.date-year" | "error.date-invalid" };

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
