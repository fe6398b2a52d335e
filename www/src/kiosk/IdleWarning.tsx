import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Lang } from "../engine/types";
import { kioskWords } from "./words";

/** A screen reader hears the time only so often, in seconds. */
const READ_EVERY = 10;

/** Covers the page before everything is cleared. Any touch and any key ends it; the watch hears them all. */
export function IdleWarning({ lang, left }: { readonly lang: Lang; readonly left: number }): JSX.Element {
  const t = kioskWords(lang);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    button.current?.focus();
    return () => {
      if (before instanceof HTMLElement) {
        before.focus({ preventScroll: true });
      }
    };
  }, []);
  const read = Math.ceil(left / READ_EVERY) * READ_EVERY;
  return (
    <div class="kiosk-cover">
      <div class="kiosk-dialog" role="alertdialog" aria-modal="true" aria-labelledby="idle-title" aria-describedby="idle-read">
        <h2 class="title" id="idle-title">
          {t("idle.title")}
        </h2>
        <p class="kiosk-left" aria-hidden="true">
          {left}
        </p>
        <p aria-hidden="true">{t("idle.text", { count: left })}</p>
        <p class="visually-hidden" id="idle-read" role="alert">
          {t("idle.text", { count: read })}
        </p>
        <button class="button kiosk-continue" type="button" ref={button}>
          {t("idle.continue")}
        </button>
        <p class="note">{t("idle.any")}</p>
      </div>
    </div>
  );
}
