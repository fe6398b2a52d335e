import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { attempt } from "../engine/outcome";
import { useJourney, type Journey } from "../journey/context";
import { CodeField } from "./CodeField";
import { ErrorSummary, FieldMessage, Form, Submit, Title, useTabTitle, type FieldError } from "./parts";
import { problemWords } from "./problem";

const FIELD = "industry-code";

/** As many classes as the core gives: none that the code belongs to is left out. */
const ALL_CLASSES = 50;

/** Another way into the industry step: a code of GB/T 4754-2017, or of a class itself. */
export function Code(): JSX.Element {
  const journey = useJourney();
  const { state, engine, words, dispatch, go } = journey;
  const { t } = words;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  useTabTitle(t("code.title"), errors);

  const submit = (): void => {
    const code = state.code.trim();
    if (code === "") {
      setErrors([{ field: FIELD, message: t("error.code-empty") }]);
      return;
    }
    if (isEmerging(journey, code)) {
      go({ name: "browse", code });
      return;
    }
    const outcome = attempt(() => engine.classifyCode(code, { limit: ALL_CLASSES }));
    if (!outcome.ok) {
      const message = outcome.error.code === "unknown-code" && hasFinds(journey, code) ? t("error.code-choose") : problemWords(outcome.error, words);
      setErrors([{ field: FIELD, message }]);
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
          <CodeField
            id={FIELD}
            describedBy={error === undefined ? "code-hint" : "code-hint code-error"}
            invalid={error !== undefined}
          />
        </div>
        <Submit label="code.submit" />
      </Form>
    </>
  );
}

/** Whether it is the code of one of the nine industries or of a class in them; only these say where their code comes from. */
function isEmerging({ engine }: Journey, code: string): boolean {
  const node = attempt(() => engine.browse(code));
  return node.ok && (node.value.basis ?? null) !== null;
}

/** Whether the list has something to choose, as for part of a name. */
function hasFinds({ engine }: Journey, query: string): boolean {
  const found = attempt(() => engine.find(query, { limit: 1 }));
  return found.ok && found.value.length > 0;
}
