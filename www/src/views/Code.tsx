import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { attempt } from "../engine/outcome";
import { useJourney } from "../journey/context";
import { ErrorSummary, FieldMessage, Form, Submit, Title, useTabTitle, type FieldError } from "./parts";
import { problemWords } from "./problem";

const FIELD = "industry-code";

/** Another way into the industry step: a code of GB/T 4754-2017. */
export function Code(): JSX.Element {
  const { state, engine, words, dispatch, go } = useJourney();
  const { t } = words;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  useTabTitle(t("code.title"), errors);

  const submit = (): void => {
    const code = state.code.trim();
    if (code === "") {
      setErrors([{ field: FIELD, message: t("error.code-empty") }]);
      return;
    }
    const outcome = attempt(() => engine.classifyCode(code));
    if (!outcome.ok) {
      setErrors([{ field: FIELD, message: problemWords(outcome.error, words) }]);
      return;
    }
    dispatch({ type: "suggest", suggestion: { kind: "code", input: code, classification: outcome.value } });
    go({ name: "industry", change: false });
  };

  const error = errors[0];
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form onSubmit={submit}>
        <div class={error === undefined ? "group" : "group group-error"}>
          <Title>{t("code.title")}</Title>
          <p class="hint" id="code-hint">
            {t("code.hint")}
          </p>
          <FieldMessage id="code-error" error={error} />
          <label class="label" for={FIELD}>
            {t("code.label")}
          </label>
          <input
            class="input input-8"
            id={FIELD}
            autocomplete="off"
            spellcheck={false}
            value={state.code}
            aria-describedby={error === undefined ? "code-hint" : "code-hint code-error"}
            aria-invalid={error === undefined ? undefined : "true"}
            onInput={(event) => dispatch({ type: "code", code: event.currentTarget.value })}
          />
        </div>
        <Submit label="code.submit" />
      </Form>
    </>
  );
}
