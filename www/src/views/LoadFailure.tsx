import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Lang } from "../engine/types";
import { translator } from "../i18n/translate";
import { Layout } from "./Layout";
import { TITLE_ID } from "./parts";

/** Shown when the core could not start: what happened and what to try. */
export function LoadFailure({ message }: { readonly message: string }): JSX.Element {
  const [lang, setLang] = useState<Lang>("zh");
  const { t } = translator(lang);
  return (
    <Layout lang={lang} step={null} onLanguage={setLang} onBack={null} announcement="">
      <h1 class="title" id={TITLE_ID} tabIndex={-1}>
        {t("load.title")}
      </h1>
      <div class="callout callout-none" role="alert">
        <p>{t("load.text")}</p>
        <p>{t("load.advice")}</p>
      </div>
      <p>
        <button class="button" type="button" onClick={() => location.reload()}>
          {t("load.retry")}
        </button>
      </p>
      <p class="note">{t("load.detail", { message })}</p>
    </Layout>
  );
}
