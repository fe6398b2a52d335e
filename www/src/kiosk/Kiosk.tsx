import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { EngineKind } from "../engine/choice";
import type { Lang } from "../engine/types";
import { OWN_PAGE, type Options } from "../options";
import { start } from "../start";
import { IdleWarning } from "./IdleWarning";
import { watchIdle, type IdleWatch } from "./idle";
import { Keyboard } from "./keyboard/Keyboard";
import { printAndTell, type Printing } from "./printing";
import { StartScreen } from "./StartScreen";
import { kioskSurface } from "./surface";
import { kioskWords } from "./words";
import { wipe } from "./wipe";

/** Nothing is saved on the machine or opened from it, and nothing goes to its clipboard. */
const OPTIONS: Options = { ...OWN_PAGE, look: { size: "elder", theme: "light", contrast: "normal" }, hidden: ["files", "copy"] };

/** As long as the warning stays after a touch has ended it: the same touch must press nothing that lies below. */
const TOUCH = 350;

type Props = { readonly place: HTMLElement; readonly home: string | null; readonly engine: EngineKind | null };

/** What stands around the journey: the first screen, the way to end, the keyboard, and the watch over a machine that was left. */
export function Kiosk({ place, home, engine }: Props): JSX.Element {
  /** Null until somebody begins. */
  const [lang, setLang] = useState<Lang | null>(null);
  const [left, setLeft] = useState<number | null>(null);
  const [printing, setPrinting] = useState<Printing | null>(null);
  const idle = useRef<IdleWatch | null>(null);
  const end = (): void => wipe(place);
  useEffect(() => () => idle.current?.stop(), []);

  const begin = (chosen: Lang): void => {
    const print = (): void =>
      printAndTell((outcome) => {
        setPrinting(outcome);
        if (outcome === "sent") {
          idle.current?.printed();
        }
      });
    let closing: ReturnType<typeof setTimeout> | undefined;
    idle.current = watchIdle((seconds) => {
      clearTimeout(closing);
      if (seconds === null) {
        closing = setTimeout(() => setLeft(null), TOUCH);
      } else {
        setLeft(seconds);
      }
    }, end);
    setLang(chosen);
    start(place, {
      surface: kioskSurface({ home, print, reload: end }),
      options: { ...OPTIONS, lang: chosen },
      engine,
      onState: (state) => setLang(state.lang),
    });
  };

  if (lang === null) {
    return <StartScreen onBegin={begin} />;
  }
  const t = kioskWords(lang);
  return (
    <div lang={lang === "zh" ? "zh-CN" : "en"}>
      <aside class="kiosk-bar" aria-label={t("bar.name")}>
        <Keyboard lang={lang} />
        <div class="kiosk-end">
          <p class="kiosk-said" role="status">
            {printing === null ? "" : t(`print.${printing}`)}
          </p>
          <button class="button button-second kiosk-end-button" type="button" onClick={end}>
            {t("bar.end")}
          </button>
        </div>
      </aside>
      {left === null ? null : <IdleWarning lang={lang} left={left} />}
    </div>
  );
}
