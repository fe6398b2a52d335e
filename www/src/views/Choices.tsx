import type { ComponentChildren, JSX } from "preact";
import { useJourney } from "../journey/context";
import type { Key } from "../i18n/translate";
import { FieldMessage, type FieldError } from "./parts";

export type Choice = {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  /** What is asked once it is ticked. */
  readonly below?: ComponentChildren;
  /** Stands apart after an "or", and takes the other ticks away. */
  readonly exclusive?: boolean;
};

type Props = {
  /** Prefix of the element ids; the first choice is `<name>-0`, where an error links to. */
  readonly name: string;
  readonly many: boolean;
  readonly legend: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly before?: ComponentChildren;
  readonly or: Key;
  readonly choices: readonly Choice[];
  readonly selected: readonly string[];
  readonly onSelect: (selected: readonly string[]) => void;
  readonly error?: FieldError | undefined;
};

/** Radios or checkboxes in a fieldset whose legend is the question. Nothing is selected beforehand. */
export function Choices(props: Props): JSX.Element {
  const { t } = useJourney().words;
  const { name, error } = props;
  const describedBy = [
    ...(props.hint === undefined ? [] : [`${name}-hint`]),
    ...(error === undefined ? [] : [`${name}-error`]),
  ].join(" ");
  const firstExclusive = props.choices.findIndex((choice) => choice.exclusive === true);
  return (
    <fieldset class={error === undefined ? "group" : "group group-error"} aria-describedby={describedBy || undefined}>
      <legend class="legend">{props.legend}</legend>
      {props.before}
      {props.hint === undefined ? null : (
        <div class="hint" id={`${name}-hint`}>
          {props.hint}
        </div>
      )}
      <FieldMessage id={`${name}-error`} error={error} />
      <div class="choices">
        {props.choices.map((choice, at) => [
          at === firstExclusive && at > 0 ? (
            <p class="or" key="or">
              {t(props.or)}
            </p>
          ) : null,
          <ChoiceRow key={choice.id} {...props} choice={choice} id={`${name}-${at}`} />,
        ])}
      </div>
    </fieldset>
  );
}

function ChoiceRow(props: Props & { readonly choice: Choice; readonly id: string }): JSX.Element {
  const { choice, id, many, name } = props;
  const hintId = `${id}-hint`;
  const select = (on: boolean): void => props.onSelect(nextSelection(props, on));
  const selected = props.selected.indexOf(choice.id) >= 0;
  return (
    <>
      <div class="choice">
        <input
          class="choice-input"
          type={many ? "checkbox" : "radio"}
          id={id}
          name={name}
          value={choice.id}
          checked={selected}
          onChange={(event) => select(event.currentTarget.checked)}
          aria-describedby={choice.hint === undefined ? undefined : hintId}
        />
        <label class="choice-label" part="option" for={id}>
          {choice.label}
        </label>
        {choice.hint === undefined ? null : (
          <div class="choice-hint" id={hintId}>
            {choice.hint}
          </div>
        )}
      </div>
      {selected ? choice.below : null}
    </>
  );
}

function nextSelection(props: Props & { readonly choice: Choice }, on: boolean): readonly string[] {
  const { choice, choices, many, selected } = props;
  if (!many) {
    return [choice.id];
  }
  const others = selected.filter((id) => id !== choice.id);
  if (!on) {
    return others;
  }
  if (choice.exclusive === true) {
    return [choice.id];
  }
  const exclusive = choices.filter((other) => other.exclusive === true).map((other) => other.id);
  return [...others.filter((id) => exclusive.indexOf(id) < 0), choice.id];
}
