import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Fact, MeasureResult } from "../engine/types";
import { factById, useJourney } from "../journey/context";
import { OWN_STEP, stepFor } from "../journey/next";
import { answering } from "../journey/state";
import { factLabel } from "./describeLeaf";
import { FactForm } from "./FactForm";
import type { FieldError } from "./parts";

/** What is not known yet and would settle the measure. It is answered here, or at its own step where it has one. */
export function Missing(props: { readonly measure: MeasureResult; readonly id: string; readonly onAnswered: () => void }): JSX.Element {
  const journey = useJourney();
  const { t } = journey.words;
  const [asking, setAsking] = useState<string | null>(null);
  return (
    <>
      <p>{t("measure.missing-text")}</p>
      <ul class="missing">
        {props.measure.missing.map((id) => {
          const fact = OWN_STEP[id] === undefined ? factById(journey, id) : null;
          const label = t("measure.answer", { name: factLabel(journey, id) });
          if (fact === null) {
            return (
              <li key={id}>
                <button class="button button-small" type="button" onClick={() => journey.go(stepFor(id))}>
                  {label}
                </button>
              </li>
            );
          }
          const here = `${props.id}-${id}`;
          const open = asking === id;
          return (
            <li key={id}>
              <button
                class="button button-small"
                type="button"
                aria-expanded={open}
                aria-controls={here}
                onClick={() => setAsking(open ? null : id)}
              >
                {label}
              </button>
              <div class="here" id={here} hidden={!open}>
                {open ? (
                  <Here
                    fact={fact}
                    name={`${here}-field`}
                    onAnswered={() => {
                      setAsking(null);
                      props.onAnswered();
                    }}
                  />
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Here(props: { readonly fact: Fact; readonly name: string; readonly onAnswered: () => void }): JSX.Element {
  const { words, surface, dispatch } = useJourney();
  const { fact, name, onAnswered } = props;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  useEffect(() => {
    const first = errors[0];
    if (first !== undefined) {
      surface.byId(first.field)?.focus();
    }
  }, [errors]);
  return (
    <FactForm
      fact={fact}
      name={name}
      legend={<span class="here-question">{words.tx(fact.question)}</span>}
      submit="measure.update"
      errors={errors}
      onErrors={setErrors}
      onAnswer={(value) => {
        dispatch(answering(fact.id, value));
        onAnswered();
      }}
    />
  );
}
