import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Fact, FactValue } from "../engine/types";
import { assessFacts, useJourney } from "../journey/context";
import { answeredQuestions, openQuestions, stepAfter } from "../journey/next";
import { answering, reduce } from "../journey/state";
import { FactForm } from "./FactForm";
import { ReadAloud } from "./ReadAloud";
import { ErrorSummary, TextButton, Title, useTabTitle, type FieldError } from "./parts";

/** One question about one fact. "I do not know" leaves the fact unknown. */
export function Question({ fact, change }: { readonly fact: Fact; readonly change: boolean }): JSX.Element {
  const journey = useJourney();
  const { state, words, dispatch, go } = journey;
  const { t, tx } = words;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  useTabTitle(tx(fact.question), errors);

  const answer = (value: FactValue | null): void => {
    const action = answering(fact.id, value);
    dispatch(action);
    go(stepAfter(journey, reduce(state, action), change));
  };
  return (
    <>
      <ReadAloud text={`${tx(fact.question)} ${tx(fact.help)}`} />
      <ErrorSummary errors={errors} />
      {change ? null : <Progress fact={fact} />}
      <FactForm
        fact={fact}
        name={fact.id}
        legend={<Title>{tx(fact.question)}</Title>}
        submit={!change ? "question.submit" : state.shown ? "question.submit-change" : "question.submit-go-on"}
        errors={errors}
        onErrors={setErrors}
        onAnswer={answer}
      >
        {change ? null : (
          <p class="more">
            <TextButton onClick={() => go({ name: "result" })}>{t("question.stop")}</TextButton>
          </p>
        )}
      </FactForm>
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
      {words.t("question.progress", { answered: answeredQuestions(catalogue.facts, state).length, count })}
    </p>
  );
}
