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
  const [last, setLast] = useState<{ readonly text: string; readonly isHeard: boolean } | null>(null);
  const heard = last?.text === text ? last.isHeard : null;
  const give = (): void => {
    if (heard === true) {
      return;
    }
    const isHeard = surface.tell({ type: "result", text });
    setLast({ text, isHeard });
    announce(t(isHeard ? "handover.done" : "handover.lost", { site }));
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
        {/* Not disabled: that would take the focus away from whoever pressed it. */}
        <button class="button" type="button" aria-disabled={heard === true} onClick={give}>
          {t("handover.button", { site })}
        </button>
      </p>
      {heard === true ? <p class="note">{t("handover.done", { site })}</p> : null}
      {heard === false ? <p class="field-error">{t("handover.lost", { site })}</p> : null}
    </section>
  );
}
