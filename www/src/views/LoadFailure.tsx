import type { JSX } from "preact";
import { useFrame } from "../journey/context";
import { Title, useTabTitle } from "./parts";

const TEXT_ID = "load-text";

/** Shown when the core could not start: what happened, what to try, and what was typed meanwhile. */
export function LoadFailure({ message }: { readonly message: string }): JSX.Element {
  const { state, words, surface } = useFrame();
  const { t } = words;
  useTabTitle(t("load.title"));
  return (
    <>
      <Title>{t("load.title")}</Title>
      <div class="callout callout-none" role="alert">
        <p>{t("load.text")}</p>
        <p>{t("load.advice")}</p>
      </div>
      {state.text.trim() === "" ? null : (
        <div class="group">
          <label class="label" for={TEXT_ID}>
            {t("load.kept")}
          </label>
          <textarea class="textarea" id={TEXT_ID} rows={5} readOnly value={state.text} />
        </div>
      )}
      <p>
        <button class="button" type="button" onClick={surface.reload}>
          {t("load.retry")}
        </button>
      </p>
      <p class="note">{t("load.detail", { message })}</p>
    </>
  );
}
