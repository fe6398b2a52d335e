import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Assessment } from "../engine/types";
import { useJourney } from "../journey/context";
import { handedOver } from "../share/handover";

const TEXT_ID = "handover-text";

/** Gives the result to the page around, where that asked for it: exactly the text that shows, and only on a press of the button. */
export function HandOver(props: { readonly assessment: Assessment; readonly code: string | null; readonly site: string }): JSX.Element {
  const { state, surface, words, announce } = useJourney();
  const { t } = words;
  const { assessment, code, site } = props;
  const text = handedOver(assessment, state.answers, code);
  const [given, setGiven] = useState<string | null>(null);
  const isGiven = given === text;
  const give = (): void => {
    surface.tell({ type: "result", text });
    setGiven(text);
    announce(t("handover.done", { site }));
  };
  return (
    <section class="take handover" aria-labelledby="handover-title">
      <h2 class="section-title" id="handover-title">
        {t("handover.title", { site })}
      </h2>
      <p>{t("handover.hint", { site })}</p>
      <label class="label" for={TEXT_ID}>
        {t("handover.text")}
      </label>
      <textarea class="textarea take-text" id={TEXT_ID} rows={8} readOnly value={text} spellcheck={false} />
      <p>
        <button class="button" type="button" disabled={isGiven} onClick={give}>
          {t("handover.button", { site })}
        </button>
      </p>
      {isGiven ? <p class="note">{t("handover.done", { site })}</p> : null}
    </section>
  );
}
