import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Lang } from "../engine/types";
import { translator, type Key } from "../i18n/translate";
import { CONTRASTS, SIZES, THEMES, type Appearance } from "../settings/appearance";

const PANEL_ID = "settings";
const LANGUAGES = ["zh", "en"] as const;

type Props = {
  readonly lang: Lang;
  readonly place: string;
  readonly look: Appearance;
  readonly onLanguage: (lang: Lang) => void;
  readonly onLook: (part: Partial<Appearance>) => void;
};

/** Language and looks, folded into the head of the page. What is chosen shows at once; `place` is the step that shows. */
export function Settings({ lang, place, look, onLanguage, onLook }: Props): JSX.Element {
  const { t } = translator(lang);
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      setOpen(false);
      opener.current?.focus();
    }
  };
  // Another step begins with its title, not with the panel.
  useLayoutEffect(() => setOpen(false), [place]);
  return (
    <>
      <button
        class="settings-open"
        type="button"
        ref={opener}
        aria-expanded={open}
        aria-controls={PANEL_ID}
        onClick={() => setOpen(!open)}
      >
        {t("settings.title")}
      </button>
      <div class="settings" id={PANEL_ID} role="group" aria-label={t("settings.title")} hidden={!open} onKeyDown={close}>
        {open ? (
          <>
            <div class="settings-groups">
              <Pills<Lang> name="language" lang={lang} values={LANGUAGES} value={lang} onChoose={onLanguage} />
              <Pills name="size" lang={lang} values={SIZES} value={look.size} onChoose={(size) => onLook({ size })} />
              <Pills name="theme" lang={lang} values={THEMES} value={look.theme} onChoose={(theme) => onLook({ theme })} />
              <Pills name="contrast" lang={lang} values={CONTRASTS} value={look.contrast} onChoose={(contrast) => onLook({ contrast })} />
            </div>
            <p class="note settings-note">{t("settings.note")}</p>
          </>
        ) : null}
      </div>
    </>
  );
}

function Pills<Value extends string>(props: {
  readonly name: "language" | "size" | "theme" | "contrast";
  readonly lang: Lang;
  readonly values: readonly Value[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}): JSX.Element {
  const { name, value, onChoose } = props;
  const { t } = translator(props.lang);
  return (
    <fieldset class="settings-group">
      <legend>{t(`settings.${name}`)}</legend>
      {props.values.map((one) => {
        const id = `settings-${name}-${one}`;
        return (
          <span class="pill" key={one}>
            <input
              class="pill-input"
              type="radio"
              id={id}
              name={`settings-${name}`}
              checked={one === value}
              onChange={() => onChoose(one)}
            />
            <label class="pill-label" for={id} lang={name === "language" ? one : undefined}>
              {t(`settings.${name}-${one}` as Key)}
            </label>
          </span>
        );
      })}
    </fieldset>
  );
}
