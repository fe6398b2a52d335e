import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { Assessment } from "../engine/types";
import { useJourney } from "../journey/context";
import type { Key } from "../i18n/translate";
import { isShown } from "../options";
import type { Carried } from "../share/carried";
import { writeCsv } from "../share/csv";
import { writeFile } from "../share/file";
import type { Written } from "../share/written";
import { copy, save } from "./deliver";
import { QrImage } from "./Qr";
import { resultTable } from "./resultTable";

const ANSWERS_FILE = "policy-checker-answers.json";
const RESULT_FILE = "policy-checker-result.csv";

type Props = { readonly assessment: Assessment; readonly taken: Written };

/** The answers and the result, to keep or to hand on: nothing of it is stored or sent by the page. */
export function TakeAway(props: Props): JSX.Element {
  const { t } = useJourney().words;
  return (
    <section class="take" aria-labelledby="take-title">
      <h2 class="section-title" id="take-title">
        {t("take.title")}
      </h2>
      <Ways {...props} />
    </section>
  );
}

function Ways({ assessment, taken }: Props): JSX.Element {
  const journey = useJourney();
  const { state, words } = journey;
  const { t } = words;
  const { asOf, answers, unsure, picked } = state;
  const carried: Carried = { asOf, facts: answers, unsure, picked };
  const { link, code, picture: qr } = taken;
  return (
    <>
      <p class="take-hint">{t("take.hint")}</p>
      {code === null ? (
        <p>{t("take.too-long")}</p>
      ) : (
        <div class="take-columns">
          <div class="take-texts">
            {link === null || !journey.surface.linkAsText ? null : (
              <Copied id="take-link" label="take.link" hint="take.link-hint" button="take.copy-link" done="take.copied-link" text={link} />
            )}
            <Copied id="take-code" label="take.code" hint="take.code-hint" button="take.copy-code" done="take.copied-code" text={code} />
          </div>
          {qr === null ? null : (
            <figure class="take-picture">
              <QrImage class="qr" picture={qr} label={t("take.picture")} />
              <figcaption class="note">{t("take.picture-hint")}</figcaption>
            </figure>
          )}
        </div>
      )}
      {isShown(journey.options, "files") ? <Files assessment={assessment} carried={carried} /> : null}
    </>
  );
}

/** The same as files; a machine for everybody keeps none. */
function Files({ assessment, carried }: { readonly assessment: Assessment; readonly carried: Carried }): JSX.Element {
  const journey = useJourney();
  const { engine, surface, words } = journey;
  const { t } = words;
  return (
    <>
      <h3 class="label take-files-title">{t("take.files")}</h3>
      <ul class="take-files">
        <li>
          <button
            class="button button-small"
            type="button"
            aria-describedby="take-answers-hint"
            onClick={() => save(surface, ANSWERS_FILE, "application/json", writeFile(carried, assessment.documents, engine.version()))}
          >
            {t("take.answers-file")}
          </button>
          <p class="note" id="take-answers-hint">
            {t("take.answers-file-hint")}
          </p>
        </li>
        <li>
          <button
            class="button button-small"
            type="button"
            aria-describedby="take-result-hint"
            onClick={() => save(surface, RESULT_FILE, "text/csv;charset=utf-8", writeCsv(resultTable(assessment, journey)))}
          >
            {t("take.result-file")}
          </button>
          <p class="note" id="take-result-hint">
            {t("take.result-file-hint")}
          </p>
        </li>
      </ul>
    </>
  );
}

/** A text that is copied by a button, or by hand where the browser lets no button copy. */
function Copied(props: {
  readonly id: string;
  readonly label: Key;
  readonly hint: Key;
  readonly button: Key;
  readonly done: Key;
  readonly text: string;
}): JSX.Element {
  const { words, surface, options, announce } = useJourney();
  const { t } = words;
  const field = useRef<HTMLTextAreaElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const say = (message: string): void => {
    announce(message);
    if (status.current !== null) {
      status.current.textContent = message;
    }
  };
  return (
    <div class="take-way">
      <label class="label take-label" for={props.id}>
        {t(props.label)}
      </label>
      <p class="note" id={`${props.id}-hint`}>
        {t(props.hint)}
      </p>
      <textarea class="textarea take-text" id={props.id} rows={3} readOnly ref={field} value={props.text} spellcheck={false} aria-describedby={`${props.id}-hint`} />
      {isShown(options, "copy") ? (
        <>
          <button
            class="button button-small"
            type="button"
            onClick={() => {
              if (field.current !== null) {
                void copy(field.current, surface).then((done) => say(t(done ? props.done : "take.copy-by-hand")));
              }
            }}
          >
            {t(props.button)}
          </button>
          <p class="take-said note" aria-hidden="true" ref={status} />
        </>
      ) : null}
    </div>
  );
}
