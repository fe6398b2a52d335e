import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Lang } from "../engine/types";
import type { Key } from "../i18n/translate";
import { useFrame } from "../journey/context";
import { CONTRASTS, SIZES, THEMES, type Appearance } from "../settings/appearance";

const PANEL_ID = "settings";
const LANGUAGES = ["zh", "en"] as const;

type Props = {
  readonly lang: Lang;
  readonly place: string;
  readonly look: Appearance;
  /** Null where the language is settled. */
  readonly onLanguage: ((lang: Lang) => void) | null;
  readonly onLook: (part: Partial<Appearance>) => void;
};

/** Language and looks, folded into the head of the page. What is chosen shows at once; `place` is the step that shows. */
export function Settings({ lang, place, look, onLanguage, onLook }: Props): JSX.Element {
  const { t } = useFrame().words;
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
              {onLanguage === null ? null : <Pills<Lang> name="language" values={LANGUAGES} value={lang} onChoose={onLanguage} />}
              <Pills name="size" values={SIZES} value={look.size} onChoose={(size) => onLook({ size })} />
              <Pills name="theme" values={THEMES} value={look.theme} onChoose={(theme) => onLook({ theme })} />
              <Pills name="contrast" values={CONTRASTS} value={look.contrast} onChoose={(contrast) => onLook({ contrast })} />
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
  readonly values: readonly Value[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}): JSX.Element {
  const { name, value, onChoose } = props;
  const { t } = useFrame().words;
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
