import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import type { Lang } from "../engine/types";
import type { Key } from "../i18n/translate";
import { useFrame } from "../journey/context";
import type { Step } from "../journey/state";
import { isShown, type Part } from "../options";
import { onSystemChange, show } from "../settings/appearance";
import { Settings } from "./Settings";

const MAIN_ID = "main";

const STAGES: readonly { readonly key: Key; readonly steps: readonly Step["name"][] }[] = [
  { key: "stage.describe", steps: ["describe", "code", "restore"] },
  { key: "stage.industry", steps: ["browse", "industry"] },
  { key: "stage.region", steps: ["region"] },
  { key: "stage.questions", steps: ["question", "check"] },
  { key: "stage.result", steps: ["result"] },
];

/** What the head of the page is made of. */
const HEAD: readonly Part[] = ["header", "language", "settings"];

/** The frame of every step: skip link, name, language, settings, where one is, the way back, and the promise on privacy. */
export function Layout(props: {
  readonly lang: Lang;
  /** Tells one view from the next. */
  readonly place: string;
  readonly step: Step["name"] | null;
  readonly onLanguage: (lang: Lang) => void;
  readonly onBack: (() => void) | null;
  readonly onAbout: (() => void) | null;
  readonly announcement: ComponentChildren;
  /** Stands in the margin of a wide screen; narrow ones do not show it. */
  readonly beside?: ComponentChildren;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { surface, options, words } = useFrame();
  const { t } = words;
  // The page around has its own head, foot and main part.
  const [Header, Main, Footer] = surface.embedded ? (["div", "div", "div"] as const) : (["header", "main", "footer"] as const);
  const [look, setLook] = useState(options.look);
  const hasHead = HEAD.some((part) => isShown(options, part));
  // One effect for both: between two, a change of the system's wish would be missed.
  useLayoutEffect(() => {
    show(surface, look);
    return onSystemChange(() => show(surface, look));
  }, [look]);
  return (
    <>
      <a class="skip" href={`#${MAIN_ID}`} onClick={(event) => skipTo(event, surface.byId(MAIN_ID))}>
        {t("site.skip")}
      </a>
      {hasHead ? (
        <Header class="header">
          <div class="header-inner">
            <p class="site">
              {isShown(options, "header") ? (
                <>
                  <Mark />
                  <span class="site-name">{t("site.name")}</span>
                </>
              ) : null}
            </p>
            {isShown(options, "language") ? (
              <button
                class="language"
                type="button"
                lang={t("site.other-language-code")}
                onClick={() => props.onLanguage(props.lang === "zh" ? "en" : "zh")}
              >
                {t("site.other-language")}
              </button>
            ) : null}
            {isShown(options, "settings") ? (
              <Settings
                lang={props.lang}
                place={props.place}
                look={look}
                onLanguage={isShown(options, "language") ? props.onLanguage : null}
                onLook={(part) => setLook((before) => ({ ...before, ...part }))}
              />
            ) : null}
          </div>
        </Header>
      ) : null}
      <div class={props.step === null ? "frame frame-plain" : "frame"}>
        {props.step === null ? null : <Steps step={props.step} isRegionFixed={options.regionFixed} />}
        <Main class="main" id={MAIN_ID} tabIndex={-1}>
          {props.onBack === null ? null : (
            <button class="back" type="button" onClick={props.onBack}>
              <span aria-hidden="true">‹ </span>
              {t("site.back")}
            </button>
          )}
          {props.children}
        </Main>
        {props.beside}
      </div>
      <Footer class="footer">
        <p>
          {t("site.privacy")}
          {props.onAbout === null ? null : (
            <button class="text-button footer-about" type="button" id="footer-about" onClick={props.onAbout}>
              {t("site.about")}
            </button>
          )}
        </p>
      </Footer>
      <p class="visually-hidden" role="status">
        {props.announcement}
      </p>
    </>
  );
}

function Steps(props: { readonly step: Step["name"]; readonly isRegionFixed: boolean }): JSX.Element {
  const { t } = useFrame().words;
  const stages = STAGES.filter(({ key }) => key !== "stage.region" || !props.isRegionFixed);
  const current = stages.findIndex(({ steps }) => steps.indexOf(props.step) >= 0);
  const stage = stages[current];
  return (
    <nav class="steps" aria-label={t("site.steps")}>
      <ol class="steps-list">
        {stages.map(({ key }, at) => (
          <li
            class={at < current ? "step step-done" : at === current ? "step step-current" : "step"}
            aria-current={at === current ? "step" : undefined}
            key={key}
          >
            <span class="step-name">{t(key)}</span>
          </li>
        ))}
      </ol>
      {stage === undefined ? null : (
        <p class="steps-short" aria-hidden="true">
          {t("site.step-of", { current: current + 1, total: stages.length, name: t(stage.key) })}
        </p>
      )}
    </nav>
  );
}

/** The corner marks that a quotation stands in, around a tick: kind and careful. The icon is the same drawing. */
function Mark(): JSX.Element {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect class="mark-back" width="32" height="32" rx="6" />
      <path class="mark-line" d="M6.5 13.5v-7h7M25.5 18.5v7h-7" />
      <path class="mark-line mark-tick" d="M10.5 16.5l4 4 7.5-8.5" />
    </svg>
  );
}

// The address must not change: its entries in the history belong to the steps.
function skipTo(event: Event, main: HTMLElement | null): void {
  event.preventDefault();
  main?.focus();
}
