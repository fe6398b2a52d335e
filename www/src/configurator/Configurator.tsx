import type { JSX } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import type { Lang } from "../engine/types";
import { AS_THE_SYSTEM, onSystemChange, show } from "../settings/appearance";
import { page } from "../surface/page";
import { faults, NOTHING_CHOSEN, type Choices } from "./choices";
import { Faults } from "./Faults";
import { Begin, Looks, Place, Rest } from "./Groups";
import { Head } from "./Head";
import { Preview } from "./Preview";
import { Snippets } from "./Snippets";
import { wordsOf } from "./words";

const MAIN_ID = "main";

const knows = (property: string, value: string): boolean => CSS.supports(property, value);

/** Options on one side, the check as it will be on the other, and below what to copy. */
export function Configurator({ first }: { readonly first: Lang }): JSX.Element {
  const [lang, setLang] = useState(first);
  const [choices, setChoices] = useState<Choices>(() => ({ ...NOTHING_CHOSEN, site: new URL(".", document.baseURI).href }));
  const t = wordsOf(lang);
  useLayoutEffect(() => {
    show(page, AS_THE_SYSTEM);
    return onSystemChange(() => show(page, AS_THE_SYSTEM));
  }, []);
  useLayoutEffect(() => {
    document.documentElement.lang = t("configure.language-code");
    document.title = `${t("configure.title")} – ${t("configure.site")}`;
  }, [lang]);
  const choose = (part: Partial<Choices>): void => setChoices((before) => ({ ...before, ...part }));
  const wrong = faults(choices, knows);
  const group = { t, lang, choices, choose };
  return (
    <>
      <Head t={t} main={MAIN_ID} onLanguage={() => setLang(lang === "zh" ? "en" : "zh")} />
      <main class="configurator" id={MAIN_ID} tabIndex={-1}>
        <h1 class="title">{t("configure.title")}</h1>
        <p class="configurator-lead">{t("configure.lead")}</p>
        <div class="configurator-columns">
          <form class="configurator-options" aria-label={t("configure.options")} onSubmit={(event) => event.preventDefault()}>
            <Begin {...group} />
            <Looks {...group} />
            <Rest {...group} />
            <Place {...group} />
          </form>
          <Preview t={t} choices={choices} wrong={wrong.length} />
        </div>
        {wrong.length === 0 ? null : <Faults t={t} faults={wrong} />}
        <Snippets t={t} choices={choices} sound={wrong.length === 0} />
      </main>
      <footer class="footer configurator-foot">
        <p>{t("configure.privacy")}</p>
      </footer>
      <p class="visually-hidden" role="status">
        {wrong.length === 0 ? "" : t("configure.refused-count", { count: wrong.length })}
      </p>
    </>
  );
}
