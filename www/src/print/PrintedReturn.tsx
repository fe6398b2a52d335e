import type { JSX } from "preact";
import type { Assessment, Firmness } from "../engine/types";
import { useJourney } from "../journey/context";
import type { Written } from "../share/written";
import { factLabel } from "../views/describeLeaf";
import { QrDrawing } from "../views/Qr";
import { CORE_FILES } from "./coreDigest";

const FIRMNESSES: readonly Firmness[] = ["must", "may", "encourages", "explores", "planned"];

/** The end of the sheet: what is still open, how to read it, the way back to the same result, and lines to sign on. */
export function PrintedReturn({ assessment, taken }: { readonly assessment: Assessment; readonly taken: Written }): JSX.Element {
  const journey = useJourney();
  const { t, list } = journey.words;
  const { questions, measures } = assessment;
  const draft = assessment.documents.some(({ status }) => status === "draft");
  const used = FIRMNESSES.filter((firmness) => measures.some((measure) => measure.firmness === firmness && measure.status !== "does-not-apply"));
  return (
    <>
      {questions.length === 0 ? null : (
        <section class="sheet-whole">
          <h3 class="sheet-section">{t("print.open")}</h3>
          <p>{list(questions.map((fact) => factLabel(journey, fact)))}</p>
        </section>
      )}
      {used.length === 0 ? null : (
        <section class="sheet-whole">
          <h3 class="sheet-section">{t("measure.firmness")}</h3>
          <ul class="sheet-columns sheet-small">
            {used.map((firmness) => (
              <li key={firmness}>
                <strong>{t(`firmness.${firmness}`)}</strong> {t(`firmness-long.${firmness}`)}
              </li>
            ))}
            {draft ? (
              <li>
                <strong>{t("document-status.draft")}</strong> {t("firmness-long.draft")}
              </li>
            ) : null}
          </ul>
        </section>
      )}
      <Again taken={taken} />
      <dl class="sheet-signs">
        {[t("print.clerk"), t("print.applicant"), t("print.signed-on")].map((name) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd />
          </div>
        ))}
      </dl>
    </>
  );
}

/** The link, the code and what they were worked out with. */
function Again({ taken }: { readonly taken: Written }): JSX.Element {
  const { choice, engine, words, surface } = useJourney();
  const { t } = words;
  const { file, digest } = CORE_FILES[choice.kind];
  const { link, code, picture } = taken;
  return (
    <section class="sheet-whole">
      <h3 class="sheet-section">{t("print.again")}</h3>
      <div class="sheet-again">
        {picture === null ? null : <QrDrawing class="sheet-qr" picture={picture} label={t("take.picture")} />}
        <div>
          {code === null ? (
            <p>{t("take.too-long")}</p>
          ) : (
            <>
              <p>{t("print.again-text")}</p>
              <p>{t("take.code")}</p>
              <p class="sheet-code">{code}</p>
              {link === null || !surface.linkAsText ? null : (
                <>
                  <p>{t("take.link")}</p>
                  <p class="sheet-code sheet-link">{link}</p>
                </>
              )}
            </>
          )}
          <p class="sheet-small sheet-core">{t("print.core", { version: engine.version(), file })}</p>
          <p class="sheet-small sheet-link sheet-core">{digest}</p>
        </div>
      </div>
    </section>
  );
}
