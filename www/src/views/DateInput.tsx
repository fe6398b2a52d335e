import type { ComponentChildren, JSX } from "preact";
import { useJourney } from "../journey/context";
import type { DateParts } from "../journey/date";
import type { Key } from "../i18n/translate";
import { FieldMessage, type FieldError } from "./parts";

const FIELDS: readonly { readonly part: keyof DateParts; readonly label: Key; readonly size: number }[] = [
  { part: "year", label: "question.year", size: 4 },
  { part: "month", label: "question.month", size: 2 },
  { part: "day", label: "question.day", size: 2 },
];

/** Three plain fields: quicker to fill than a calendar for a day long past, and the same on every browser. */
export function DateInput(props: {
  readonly name: string;
  readonly legend: ComponentChildren;
  readonly hint: ComponentChildren;
  readonly parts: DateParts;
  readonly unsure: boolean;
  readonly error?: FieldError | undefined;
  readonly onChange: (parts: DateParts) => void;
  readonly onUnsure: (on: boolean) => void;
}): JSX.Element {
  const { t } = useJourney().words;
  const { name, error, parts } = props;
  const describedBy = error === undefined ? `${name}-hint` : `${name}-hint ${name}-error`;
  return (
    <fieldset class={error === undefined ? "group" : "group group-error"} aria-describedby={describedBy}>
      <legend class="legend">{props.legend}</legend>
      <div class="hint" id={`${name}-hint`}>
        {props.hint}
      </div>
      <FieldMessage id={`${name}-error`} error={error} />
      <div class="date">
        {FIELDS.map(({ part, label, size }) => (
          <div class="date-part" key={part}>
            <label class="date-label" for={`${name}-${part}`}>
              {t(label)}
            </label>
            <input
              class={`input input-${size}`}
              type="text"
              id={`${name}-${part}`}
              name={`${name}-${part}`}
              inputMode="numeric"
              autocomplete="off"
              value={parts[part]}
              aria-invalid={error === undefined ? undefined : "true"}
              onInput={(event) => props.onChange({ ...parts, [part]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
      <p class="or">{t("question.or")}</p>
      <div class="choices">
        <div class="choice">
          <input
            class="choice-input"
            type="checkbox"
            id={`${name}-unsure`}
            checked={props.unsure}
            aria-describedby={`${name}-unsure-hint`}
            onChange={(event) => props.onUnsure(event.currentTarget.checked)}
          />
          <label class="choice-label" for={`${name}-unsure`}>
            {t("question.unsure-date")}
          </label>
          <div class="choice-hint" id={`${name}-unsure-hint`}>
            {t("question.unsure-hint")}
          </div>
        </div>
      </div>
    </fieldset>
  );
}
