import type { JSX } from "preact";
import type { Words } from "./words";

/** The head of the page, as the check itself has it; its name leads there. */
export function Head(props: { readonly t: Words; readonly main: string; readonly onLanguage: () => void }): JSX.Element {
  const { t } = props;
  const skip = (event: Event): void => {
    event.preventDefault();
    document.getElementById(props.main)?.focus();
  };
  return (
    <>
      <a class="skip" href={`#${props.main}`} onClick={skip}>
        {t("configure.skip")}
      </a>
      <header class="header">
        <div class="header-inner configurator-head">
          <a class="site" href="./">
            <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
              <rect class="mark-back" width="32" height="32" rx="6" />
              <path class="mark-line" d="M6.5 13.5v-7h7M25.5 18.5v7h-7" />
              <path class="mark-line mark-tick" d="M10.5 16.5l4 4 7.5-8.5" />
            </svg>
            <span class="site-name">{t("configure.site")}</span>
          </a>
          <button class="language" type="button" lang={t("configure.other-language-code")} onClick={props.onLanguage}>
            {t("configure.other-language")}
          </button>
        </div>
      </header>
    </>
  );
}
