import { Component, type ComponentChildren, type JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import type { Sources } from "../about/sources";
import type { Catalogue } from "../engine/types";
import { translator } from "../i18n/translate";
import { FrameContext, JourneyContext, type Frame, type Journey } from "../journey/context";
import { isAside } from "../journey/aside";
import { currentIndex, onTravel, pushStep, startHistory } from "../journey/history";
import { rememberPlaces } from "../journey/place";
import { initialState, reduce, type State, type Step } from "../journey/state";
import type { Loaded } from "../later/load";
import { isShown, type Options } from "../options";
import { isCarrying } from "../share/address";
import type { Surface } from "../surface/surface";
import { Describe } from "./Describe";
import { Layout } from "./Layout";
import { LoadFailure } from "./LoadFailure";
import { Mixed, ShownContext, showTop, TITLE_ID } from "./parts";
import { Waiting } from "./Waiting";

type Props = {
  readonly loading: Promise<Loaded>;
  readonly surface: Surface;
  readonly options: Options;
  readonly today: string;
  /** Where a checker goes on that was taken out of its page for a while. */
  readonly resumed?: State | undefined;
  /** Hears of every state. */
  readonly onState?: ((state: State) => void) | undefined;
};

/** What is not there when the page first shows. */
type Rest = { readonly kind: "loading" } | { readonly kind: "failed"; readonly message: string } | ({ readonly kind: "ready" } & Omit<Loaded, "sources">);

/** Stands on the root once nothing more is loaded. */
const READY = "data-ready";
/** On the root: the form of the core that runs, and why, as far as there is a reason. */
const ENGINE = "data-engine";
const ENGINE_REASON = "data-engine-reason";

/** The journey: holds the state, shows one step, moves the focus to its title. */
export function App({ loading, surface, options: wanted, today, resumed, onState }: Props): JSX.Element {
  const { root, travel } = surface;
  const [options, setOptions] = useState(wanted);
  const [state, dispatch] = useReducer(reduce, resumed ?? initialState(options, today, isCarrying(surface.fragment())));
  const [rest, setRest] = useState<Rest>({ kind: "loading" });
  const [sources, setSources] = useState<Sources | null | undefined>(undefined);
  const [announcement, announce] = useState("");
  const words = useMemo(() => translator(state.lang, surface.wording), [state.lang]);
  const places = useMemo(() => rememberPlaces(surface), [surface]);
  // What a page beside the journey was opened from stays as it is, out of sight, and is there again on the way back.
  const below = useRef<Step>(state.step);
  if (!isAside(state.step)) {
    below.current = state.step;
  }
  const aside = rest.kind !== "failed" && isAside(state.step) ? state.step : null;
  const key = stepKey(state.step, rest);
  const shown = useRef<string>(key);

  // At once: whoever goes on within the first frame has the first step behind.
  useLayoutEffect(() => {
    if (resumed === undefined) {
      startHistory(travel, { name: "describe" });
    }
    return onTravel(travel, (step) => dispatch({ type: "step", step }));
  }, []);
  useEffect(() => {
    loading.then(
      (loaded) => {
        const { kind, reason } = loaded.choice;
        root.setAttribute(ENGINE, kind);
        if (reason !== null) {
          root.setAttribute(ENGINE_REASON, reason);
        }
        if (wanted.region !== null && !isRegion(loaded.catalogue, wanted.region)) {
          surface.warn(`region="${wanted.region}": no such district; the person is asked`);
          setOptions({ ...wanted, region: null, regionFixed: false });
          dispatch({ type: "no-region" });
        }
        if (resumed === undefined && isCarrying(surface.fragment())) {
          readLink(loaded, surface, dispatch);
        }
        setRest({ kind: "ready", ...loaded });
        loaded.sources.then(setSources);
      },
      (error) => setRest({ kind: "failed", message: error instanceof Error ? error.message : String(error) }),
    );
  }, []);
  useEffect(() => {
    if (rest.kind !== "ready") {
      return undefined;
    }
    return travel.onAddress(() => {
      if (isCarrying(surface.fragment())) {
        readLink(rest, surface, dispatch);
      }
    });
  }, [rest]);
  useEffect(() => {
    if (sources !== undefined) {
      root.setAttribute(READY, "");
      surface.tell({ type: "ready" });
    }
  }, [sources]);
  useLayoutEffect(() => onState?.(state), [state]);
  useEffect(() => {
    if (state.shown) {
      surface.tell({ type: "done" });
    }
  }, [state.shown]);
  useLayoutEffect(() => {
    root.lang = words.t("site.language-code");
  }, [words]);
  useLayoutEffect(() => {
    if (shown.current !== key) {
      shown.current = key;
      if (!places.returnTo(key)) {
        showTop(surface);
      }
    }
  }, [key]);

  // One for all renderings of a state: what is announced does not draw every view anew.
  const frame = useMemo((): Frame => {
    const go = (next: Step): void => {
      announce("");
      if (isAside(next)) {
        places.leave(key);
      }
      pushStep(travel, next);
      places.forgetAhead();
      dispatch({ type: "step", step: next });
    };
    const restart = (): void => {
      dispatch({ type: "restart", options });
      go({ name: "describe" });
    };
    return { state, words, surface, options, dispatch, go, restart, announce };
  }, [state, words, options, key]);
  const journey = useMemo(
    (): Journey | null => (rest.kind === "ready" ? { ...frame, engine: rest.engine, choice: rest.choice, catalogue: rest.catalogue, sources } : null),
    [frame, rest, sources],
  );
  const { go, restart } = frame;
  const { step } = state;
  return (
    <FrameContext.Provider value={frame}>
      <JourneyContext.Provider value={journey}>
        <Layout
          lang={state.lang}
          place={key}
          step={rest.kind === "failed" || aside !== null || step.name === "opening" ? null : step.name}
          onAbout={rest.kind === "failed" || step.name === "about" || !isShown(options, "about") ? null : () => go({ name: "about" })}
          onLanguage={(next) => dispatch({ type: "language", lang: next })}
          onBack={step.name === "describe" || step.name === "opening" ? null : () => goBack(surface, go)}
          announcement={<Mixed text={announcement} />}
          beside={rest.kind === "ready" && step.name === "question" ? <rest.later.Beside /> : null}
        >
          {aside === null ? null : (
            <Boundary key={key} onRestart={restart} words={words}>
              {rest.kind === "ready" ? <rest.later.StepView step={aside} /> : <Waiting />}
            </Boundary>
          )}
          <ShownContext.Provider value={aside === null}>
            <div class="journey" hidden={aside !== null}>
              <Boundary key={stepKey(below.current, rest)} onRestart={restart} words={words}>
                {rest.kind === "failed" ? (
                  <LoadFailure message={rest.message} />
                ) : below.current.name === "describe" ? (
                  <>
                    <Describe />
                    {rest.kind === "ready" ? (
                      <>
                        <rest.later.EngineNotice />
                        <rest.later.UpdateNotice />
                      </>
                    ) : null}
                  </>
                ) : rest.kind === "loading" ? (
                  <Waiting />
                ) : (
                  <rest.later.StepView step={below.current} />
                )}
              </Boundary>
            </div>
          </ShownContext.Provider>
        </Layout>
      </JourneyContext.Provider>
    </FrameContext.Provider>
  );
}

function isRegion({ regions }: Catalogue, id: string): boolean {
  return id === "other" || regions.some((region) => region.id === id);
}

/** Takes up what the address carries; it waits for the person's word. */
function readLink({ engine, catalogue, later }: Omit<Loaded, "sources">, surface: Surface, dispatch: Frame["dispatch"]): void {
  dispatch({ type: "incoming", incoming: { source: "link", reading: later.opener(engine, catalogue).link(surface.fragment()) } });
  startHistory(surface.travel, { name: "opening" });
  dispatch({ type: "step", step: { name: "opening" } });
}

/** Each step of its own: a view never keeps the fields of another. */
function stepKey(step: Step, rest: Rest): string {
  if (rest.kind === "failed") {
    return "failed";
  }
  if (rest.kind === "loading" && step.name !== "describe") {
    return "waiting";
  }
  if (step.name === "document") {
    return `document ${step.id} ${step.clause} ${step.quote}`;
  }
  return step.name === "question" ? `question ${step.fact}` : step.name === "browse" ? `browse ${step.code}` : step.name;
}

function goBack({ travel }: Surface, go: (step: Step) => void): void {
  if (currentIndex(travel) > 0) {
    travel.back();
  } else {
    go({ name: "describe" });
  }
}

type BoundaryProps = {
  readonly onRestart: () => void;
  readonly words: Journey["words"];
  readonly children: ComponentChildren;
};

/** A view that fails is replaced by plain words; the frame and the way to start again stay. */
class Boundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  static override getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override state = { failed: false };

  override render({ words, onRestart, children }: BoundaryProps): ComponentChildren {
    if (!this.state.failed) {
      return children;
    }
    return (
      <>
        <h1 class="title" id={TITLE_ID} tabIndex={-1}>
          {words.t("crash.title")}
        </h1>
        <p>{words.t("crash.text")}</p>
        <button
          class="button"
          type="button"
          onClick={() => {
            this.setState({ failed: false });
            onRestart();
          }}
        >
          {words.t("crash.restart")}
        </button>
      </>
    );
  }
}
