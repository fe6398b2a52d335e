import type { JSX } from "preact";
import type { Lang } from "../engine/types";
import { translator } from "../i18n/translate";
import { today } from "../journey/date";
import { AgeLine } from "../views/DataAge";
import { kioskWords } from "./words";

const LANGUAGES = [
  { lang: "zh", code: "zh-CN" },
  { lang: "en", code: "en" },
] as const;

/** What a machine shows that nobody uses: what it does, in both languages. A touch anywhere begins. */
export function StartScreen({ onBegin }: { readonly onBegin: (lang: Lang) => void }): JSX.Element {
  return (
    <main class="kiosk-start" onClick={() => onBegin("zh")}>
      {LANGUAGES.map(({ lang, code }) => {
        const t = kioskWords(lang);
        const Title = lang === "zh" ? "h1" : "h2";
        return (
          <section class={`kiosk-greeting kiosk-greeting-${lang}`} lang={code} key={lang}>
            <Title class="kiosk-name">{t("start.name")}</Title>
            <p class="kiosk-what">{t("start.what")}</p>
            <p class="kiosk-private">{t("start.private")}</p>
            <AgeLine today={today(new Date())} words={translator(lang)} />
            <button
              class="button kiosk-begin"
              type="button"
              onClick={(event) => {
                event.stopPropagation();
                onBegin(lang);
              }}
            >
              {t("start.begin")}
            </button>
          </section>
        );
      })}
      <p class="kiosk-touch">
        {LANGUAGES.map(({ lang, code }) => (
          <span lang={code} key={lang}>
            {kioskWords(lang)("start.touch")}
          </span>
        ))}
      </p>
    </main>
  );
}
