import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Lang } from "../../engine/types";
import { kioskWords, type KioskKey } from "../words";
import { CandidateRow } from "./CandidateRow";
import { erase, fieldOf, insert, isNumeric, type Field } from "./field";
import { candidates } from "./pinyin";

const LETTERS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"] as const;
const SIGNS = ["1234567890", "，。、；：（）“”", "-./,%@+'"] as const;
const DIGITS = ["123", "456", "789", "0"] as const;
const ROOT_CLASS = "kiosk-writing";
const KEYS_ID = "kiosk-keys";
/** Room below a field for what is suggested, in pixels. */
const SUGGESTIONS = 300;

type Mode = "pinyin" | "latin" | "signs";

/** A keyboard on the screen for the field that has the focus; a keyboard on the desk and its input method go on working beside it. */
export function Keyboard({ lang }: { readonly lang: Lang }): JSX.Element | null {
  const t = kioskWords(lang);
  const [field, setField] = useState<Field | null>(null);
  const [mode, setMode] = useState<Mode>("pinyin");
  const [capitals, setCapitals] = useState(false);
  const [typed, setTyped] = useState("");
  const isPressed = useRef(false);

  useEffect(() => {
    const follow = (): void => {
      const { activeElement } = document;
      // A key that was reached by the keyboard on the desk writes in the field that was left for it.
      if (activeElement === null || activeElement.closest(`#${KEYS_ID}`) === null) {
        setField(fieldOf(activeElement));
        setTyped("");
      }
    };
    const left = (): void => void setTimeout(follow);
    const press = (): void => void (isPressed.current = true);
    const release = (): void => void (isPressed.current = false);
    document.addEventListener("mousedown", press, true);
    document.addEventListener("click", release, true);
    document.addEventListener("focusin", follow);
    document.addEventListener("focusout", left);
    return () => {
      document.removeEventListener("mousedown", press, true);
      document.removeEventListener("click", release, true);
      document.removeEventListener("focusin", follow);
      document.removeEventListener("focusout", left);
    };
  }, []);
  useLayoutEffect(() => {
    const { classList } = document.body;
    if (field === null) {
      const close = (): void => classList.remove(ROOT_CLASS);
      if (!isPressed.current) {
        close();
        return undefined;
      }
      // The page gets shorter then: a button must not slip away under the pointer that is on it.
      document.addEventListener("click", close, true);
      return () => document.removeEventListener("click", close, true);
    }
    classList.add(ROOT_CLASS);
    const { top, bottom } = field.getBoundingClientRect();
    const bar = document.getElementById(KEYS_ID);
    if (top < 0 || (bar !== null && bottom + SUGGESTIONS > bar.getBoundingClientRect().top)) {
      field.scrollIntoView({ block: "start" });
    }
    return undefined;
  }, [field]);
  if (field === null) {
    return null;
  }

  const numeric = isNumeric(field);
  const composing = mode === "pinyin" && !numeric;
  const found = composing && typed !== "" ? candidates(typed) : null;
  const write = (text: string): void => insert(field, text);
  const choose = (character: string): void => {
    write(character);
    setTyped(typed.slice(found === null ? typed.length : found.letters));
  };
  const press = (key: string): void => {
    if (composing && /^[a-z]$/.test(key)) {
      setTyped(typed + key);
    } else {
      write(capitals ? key.toUpperCase() : key);
    }
  };
  const take = (): void => {
    if (typed !== "") {
      setTyped(typed.slice(0, -1));
    } else {
      erase(field);
    }
  };
  const space = (): void => {
    const [first] = found?.characters ?? [];
    if (typed === "") {
      write(" ");
    } else if (first !== undefined) {
      choose(first);
    }
  };
  const turn = (next: Mode): void => {
    setMode(next);
    setTyped("");
  };
  const rows: readonly string[] = numeric ? DIGITS : mode === "signs" ? SIGNS : LETTERS;
  const last = rows.length - 1;
  return (
    // A key that is touched must not take the focus from the field.
    <div class={numeric ? "kiosk-keys kiosk-keys-digits" : "kiosk-keys"} id={KEYS_ID} role="group" aria-label={t("keys.name")} lang={lang === "zh" ? "zh-CN" : "en"} onMouseDown={(event) => event.preventDefault()}>
      {composing ? <CandidateRow lang={lang} typed={typed} found={found} onChoose={choose} key={typed} /> : null}
      {rows.map((row, at) => (
        <div class="kiosk-row" key={row}>
          {at === last && mode === "latin" && !numeric ? <Word label={t("keys.capitals")} sign="⇧" pressed={capitals} onPress={() => setCapitals(!capitals)} /> : null}
          {Array.from(row, (key) => (
            <button class="kiosk-key" type="button" key={key} onClick={() => press(key)}>
              {capitals && mode === "latin" ? key.toUpperCase() : key}
            </button>
          ))}
          {at === last ? <Word label={t("keys.erase")} sign="⌫" onPress={take} /> : null}
          {at === last && numeric ? <Word label={t("keys.done")} sign={t("keys.done")} onPress={() => field.blur()} /> : null}
        </div>
      ))}
      {numeric ? null : (
        <div class="kiosk-row">
          {MODES.filter(({ mode: other }) => other !== mode).map(({ mode: other, sign, label }) => (
            <Word key={other} label={t(label)} sign={t(sign)} onPress={() => turn(other)} />
          ))}
          <Word wide label={t("keys.space")} sign={t("keys.space")} onPress={space} />
          {field instanceof HTMLTextAreaElement ? <Word label={t("keys.line")} sign="⏎" onPress={() => write("\n")} /> : null}
          <Word label={t("keys.done")} sign={t("keys.done")} onPress={() => field.blur()} />
        </div>
      )}
    </div>
  );
}

const MODES: readonly { readonly mode: Mode; readonly sign: KioskKey; readonly label: KioskKey }[] = [
  { mode: "pinyin", sign: "keys.pinyin", label: "keys.pinyin" },
  { mode: "latin", sign: "keys.latin", label: "keys.latin" },
  { mode: "signs", sign: "keys.signs", label: "keys.signs-label" },
];

/** A key that writes no sign of its own. */
function Word(props: {
  readonly label: string;
  readonly sign: string;
  readonly wide?: boolean;
  readonly pressed?: boolean;
  readonly onPress: () => void;
}): JSX.Element {
  const { label, sign, wide, pressed, onPress } = props;
  return (
    <button class={wide === true ? "kiosk-key kiosk-key-wide" : "kiosk-key kiosk-key-word"} type="button" aria-label={label} aria-pressed={pressed} onClick={onPress}>
      {sign}
    </button>
  );
}
