import type { JSX } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { useFrame, useJourneyOnceReady } from "../journey/context";
import { describeBusiness } from "../journey/describe";
import type { Key } from "../i18n/translate";
import type { Step } from "../journey/state";
import { isShown } from "../options";
import { ErrorSummary, FieldMessage, Form, ShownContext, Submit, TextButton, Title, useTabTitle, type FieldError } from "./parts";
import { problemWords } from "./problem";

const FIELD = "describe-text";

/** First step: what the business does, in the person's own words, or one of three other ways to go on. */
export function Describe(): JSX.Element {
  const { state, words, surface, options, dispatch, go } = useFrame();
  const journey = useJourneyOnceReady();
  const { t } = words;
  const [waiting, setWaiting] = useState(false);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const shown = useContext(ShownContext);
  useTabTitle(t("describe.title"), errors);

  const submit = (): void => {
    if (state.text.trim() === "") {
      setErrors([{ field: FIELD, message: t("error.text-empty") }]);
      return;
    }
    if (journey === null) {
      setErrors([]);
      setWaiting(true);
      return;
    }
    if (isCode(state.text)) {
      dispatch({ type: "code", code: state.text.trim() });
      go({ name: "code" });
      return;
    }
    const problem = describeBusiness(journey, state.text);
    if (problem !== null) {
      setErrors([{ field: FIELD, message: problemWords(problem, words) }]);
      return;
    }
    go({ name: "industry", change: false });
  };
  // What was sent while the core was loading goes on by itself.
  useEffect(() => {
    if (waiting && journey !== null && shown) {
      setWaiting(false);
      submit();
    }
  }, [waiting, journey !== null, shown]);
  const skip = (): void => {
    dispatch({ type: "suggest", suggestion: null });
    go({ name: "industry", change: false });
  };

  const error = errors[0];
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form onSubmit={submit}>
        <div class={error === undefined ? "group" : "group group-error"}>
          <Title>
            <label class="legend" for={FIELD}>
              {t("describe.title")}
            </label>
          </Title>
          <p class="hint" id="describe-hint">
            {t("describe.hint")}
          </p>
          <FieldMessage id="describe-error" error={error} />
          <textarea
            class="textarea"
            id={FIELD}
            rows={5}
            value={state.text}
            aria-describedby={error === undefined ? "describe-hint describe-limit" : "describe-hint describe-limit describe-error"}
            aria-invalid={error === undefined ? undefined : "true"}
            onInput={(event) => dispatch({ type: "text", text: event.currentTarget.value })}
          />
          <p class="note" id="describe-limit">
            {t("describe.limit")}
          </p>
          {isShown(options, "examples") ? (<Examples
            own={state.text.trim() !== "" && EXAMPLES.every((key) => t(key) !== state.text)}
            onChoose={(text) => {
              dispatch({ type: "text", text });
              surface.byId(FIELD)?.focus();
            }}
          />) : null}
        </div>
        <Submit label="describe.submit" />
        <p class="note loading" role="status">
          {journey === null ? t(waiting ? "load.waiting-submitted" : "load.waiting") : ""}
        </p>
      </Form>
      <section class="ways" aria-labelledby="ways-title">
        <h2 class="section-title" id="ways-title">
          {t("describe.other")}
        </h2>
        <ul class="ways-list">
          {isShown(options, "code") ? <Way label="describe.by-code" hint="describe.by-code-hint" onClick={() => go({ name: "code" })} /> : null}
          {isShown(options, "browse") ? <Way label="describe.by-tree" hint="describe.by-tree-hint" onClick={() => go(ROOT)} /> : null}
          <Way label="describe.skip" hint="describe.skip-hint" onClick={skip} />
        </ul>
        {isShown(options, "restore") ? (
          <p class="more">
            <TextButton onClick={() => go({ name: "restore" })}>{t("describe.restore")}</TextButton>
          </p>
        ) : null}
      </section>
      <section class="start" aria-labelledby="start-title">
        <h2 class="section-title" id="start-title">
          {t("describe.start-title")}
        </h2>
        <ul class="start-list">
          <li>{t("describe.start-1")}</li>
          <li>{t("describe.start-2")}</li>
          <li>{t("describe.start-3")}</li>
        </ul>
      </section>
    </>
  );
}

/** A code of GB/T 4754, as "3973" or "C3973", or of an emerging industry, as "1.2.4"; full-width as well. */
function isCode(text: string): boolean {
  return /^\s*(?:[A-TＡ-Ｔ]?[0-9０-９]{2,4}|[1-9](?:\.[0-9]{1,2}){1,2})\s*$/i.test(text);
}

const EXAMPLES = ["describe.example-1", "describe.example-2", "describe.example-3"] as const;

/** Businesses to try it with; out of the way, in its place, once the person has words of their own to lose. */
function Examples(props: { readonly own: boolean; readonly onChoose: (text: string) => void }): JSX.Element {
  const { t } = useFrame().words;
  return (
    <div class={props.own ? "examples examples-away" : "examples"}>
      <p class="note">{t("describe.example-label")}</p>
      <ul>
        {EXAMPLES.map((key) => (
          <li key={key}>
            <button class="text-button" type="button" lang="zh-CN" onClick={() => props.onChoose(t(key))}>
              {t(key)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const ROOT: Step = { name: "browse", code: null };

function Way(props: { readonly label: Key; readonly hint: Key; readonly onClick: () => void }): JSX.Element {
  const { t } = useFrame().words;
  return (
    <li>
      <button class="way" type="button" onClick={props.onClick}>
        <span class="way-label">{t(props.label)}</span>
        <span class="way-hint">{t(props.hint)}</span>
      </button>
    </li>
  );
}
