import type { ComponentChildren, JSX } from "preact";
import { readColour, writeColour } from "../theme/colour";

/** A field with its name above it and, below, what to know of it. */
function Field(props: { readonly id: string; readonly label: string; readonly hint?: string | undefined; readonly children: ComponentChildren }): JSX.Element {
  return (
    <div class="field">
      <label class="label" for={props.id}>
        {props.label}
      </label>
      {props.children}
      {props.hint === undefined ? null : (
        <p class="note" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      )}
    </div>
  );
}

type TextProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly wrong?: boolean;
  readonly onValue: (value: string) => void;
};

const described = ({ id, hint }: TextProps): string | undefined => (hint === undefined ? undefined : `${id}-hint`);

/** A line of text. */
export function Line(props: TextProps): JSX.Element {
  return (
    <Field {...props}>
      <input
        class="input field-input"
        id={props.id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        value={props.value}
        aria-describedby={described(props)}
        aria-invalid={props.wrong === true}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
    </Field>
  );
}

/** Several lines of text. */
export function Lines(props: TextProps): JSX.Element {
  return (
    <Field {...props}>
      <textarea
        class="textarea field-lines"
        id={props.id}
        rows={2}
        value={props.value}
        aria-describedby={described(props)}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
    </Field>
  );
}

/** One of several, in a list that opens. */
export function Select(props: TextProps & { readonly values: readonly (readonly [value: string, label: string])[] }): JSX.Element {
  return (
    <Field {...props}>
      <select
        class="input field-input field-select"
        id={props.id}
        value={props.value}
        aria-describedby={described(props)}
        onChange={(event) => props.onValue(event.currentTarget.value)}
      >
        {props.values.map(([value, label]) => (
          <option value={value} selected={value === props.value} key={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** One of few, all in sight. */
export function Pills<Value extends string>(props: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: Value;
  readonly values: readonly (readonly [value: Value, label: string])[];
  readonly onValue: (value: Value) => void;
}): JSX.Element {
  return (
    <fieldset class="group field">
      <legend class="label">{props.label}</legend>
      {props.values.map(([value, label]) => {
        const id = `${props.name}-${value === "" ? "none" : value}`;
        return (
          <span class="pill" key={value}>
            <input class="pill-input" type="radio" id={id} name={props.name} checked={value === props.value} onChange={() => props.onValue(value)} />
            <label class="pill-label" for={id}>
              {label}
            </label>
          </span>
        );
      })}
      {props.hint === undefined ? null : <p class="note">{props.hint}</p>}
    </fieldset>
  );
}

/** Something that is so or not. */
export function Check(props: { readonly id: string; readonly label: string; readonly checked: boolean; readonly disabled?: boolean; readonly onValue: (on: boolean) => void }): JSX.Element {
  return (
    <span class="tick">
      <input
        class="tick-input"
        type="checkbox"
        id={props.id}
        checked={props.checked}
        disabled={props.disabled === true}
        onChange={(event) => props.onValue(event.currentTarget.checked)}
      />
      <label class="tick-label" for={props.id}>
        {props.label}
      </label>
    </span>
  );
}

/** A colour: picked, or written; without either it is the one that shows. */
export function ColourField(props: {
  readonly id: string;
  readonly label: string;
  readonly pick: string;
  readonly reset: string;
  readonly value: string | undefined;
  readonly shown: string;
  readonly onValue: (value: string | undefined) => void;
}): JSX.Element {
  const { id, value, shown } = props;
  const read = readColour(value ?? shown);
  const reset = (): void => props.onValue(undefined);
  return (
    <div class="colour">
      <label class="colour-name" for={id}>
        {props.label}
      </label>
      <span class="colour-fields">
        <input
          class="colour-pick"
          type="color"
          aria-label={props.pick}
          value={writeColour(read ?? [0, 0, 0])}
          onInput={(event) => props.onValue(event.currentTarget.value)}
        />
        <input
          class="input colour-text"
          id={id}
          type="text"
          autocomplete="off"
          spellcheck={false}
          maxLength={7}
          placeholder={shown}
          value={value ?? ""}
          aria-invalid={read === null}
          onInput={(event) => props.onValue(event.currentTarget.value.trim() === "" ? undefined : event.currentTarget.value.trim())}
        />
        <button class="text-button colour-reset" type="button" disabled={value === undefined} aria-label={props.reset} onClick={reset}>
          <span aria-hidden="true">↺</span>
        </button>
      </span>
    </div>
  );
}
