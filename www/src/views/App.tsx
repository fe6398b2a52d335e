import { Component, type ComponentChildren, type JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import type { Lang } from "../engine/types";
import { translator } from "../i18n/translate";
import { FrameContext, JourneyContext, type Frame, type Journey } from "../journey/context";
import { currentIndex, onArrival, onTravel, pushStep, startHistory } from "../journey/history";
import { initialState, reduce, type State, type Step } from "../journey/state";
import type { Loaded } from "../later/load";
import { isCarrying } from "../share/address";
import { Describe } from "./Describe";
import { Layout } from "./Layout";
import { LoadFailure } from "./LoadFailure";
import { Mixed, showTop, TITLE_ID } from "./parts";
import { Waiting } from "./Waiting";

type Props = {
  readonly loading: Promise<Loaded>;
  readonly lang: Lang;
  readonly today: string;
};

/** What is not there when the page first shows. */
type Rest = { readonly kind: "loading" } | { readonly kind: "failed"; readonly message: string } | ({ readonly kind: "ready" } & Loaded);

/** Stands on the root once nothing more is loaded. */
const READY = "data-ready";

/** The journey: holds the state, shows one step, moves the focus to its title. */
export function App({ loading, lang, today }: Props): JSX.Element {
  const [state, dispatch] = useReducer(reduce, initialState(lang, today, isCarrying(location.hash)));
  const [rest, setRest] = useState<Rest>({ kind: "loading" });
  const [announcement, announce] = useState("");
  const words = useMemo(() => translator(state.lang), [state.lang]);
  const key = stepKey(state, rest);
  const shown = useRef<string>(key);

  useEffect(() => {
    startHistory({ name: "describe" });
    return onTravel((step) => dispatch({ type: "step", step }));
  }, []);
  useEffect(() => {
    loading.then(
      (loaded) => {
        if (isCarrying(location.hash)) {
          readLink(loaded, dispatch);
        }
        setRest({ kind: "ready", ...loaded });
      },
      (error) => setRest({ kind: "failed", message: error instanceof Error ? error.message : String(error) }),
    );
  }, []);
  useEffect(() => {
    if (rest.kind !== "ready") {
      return undefined;
    }
    document.documentElement.setAttribute(READY, "");
    return onArrival(() => readLink(rest, dispatch));
  }, [rest]);
  useLayoutEffect(() => {
    document.documentElement.lang = words.t("site.language-code");
  }, [words]);
  useLayoutEffect(() => {
    if (shown.current !== key) {
      shown.current = key;
      showTop();
    }
  }, [key]);

  const go = (step: Step): void => {
    announce("");
    pushStep(step);
    dispatch({ type: "step", step });
  };
  const restart = (): void => {
    dispatch({ type: "restart" });
    go({ name: "describe" });
  };
  const frame: Frame = { state, words, dispatch, go, restart, announce };
  const journey: Journey | null = rest.kind === "ready" ? { ...frame, engine: rest.engine, catalogue: rest.catalogue } : null;
  const { step } = state;
  return (
    <FrameContext.Provider value={frame}>
      <JourneyContext.Provider value={journey}>
        <Layout
          lang={state.lang}
          step={rest.kind === "failed" ? null : step.name}
          onLanguage={(next) => dispatch({ type: "language", lang: next })}
          onBack={step.name === "describe" || step.name === "opening" ? null : () => goBack(go)}
          announcement={<Mixed text={announcement} />}
          beside={rest.kind === "ready" && step.name === "question" ? <rest.later.Beside /> : null}
        >
          <Boundary key={key} onRestart={restart} words={words}>
            {rest.kind === "failed" ? (
              <LoadFailure message={rest.message} />
            ) : step.name === "describe" ? (
              <Describe />
            ) : rest.kind === "loading" ? (
              <Waiting />
            ) : (
              <rest.later.StepView step={step} />
            )}
          </Boundary>
        </Layout>
      </JourneyContext.Provider>
    </FrameContext.Provider>
  );
}

/** Takes up what the address carries; it waits for the person's word. */
function readLink({ engine, catalogue, later }: Loaded, dispatch: Frame["dispatch"]): void {
  dispatch({ type: "incoming", incoming: { source: "link", reading: later.opener(engine, catalogue).link(location.hash) } });
  startHistory({ name: "opening" });
  dispatch({ type: "step", step: { name: "opening" } });
}

/** Each step of its own: a view never keeps the fields of another. */
function stepKey({ step }: State, rest: Rest): string {
  if (rest.kind === "failed") {
    return "failed";
  }
  if (rest.kind === "loading" && step.name !== "describe") {
    return "waiting";
  }
  return step.name === "question" ? `question ${step.fact}` : step.name === "browse" ? `browse ${step.code}` : step.name;
}

function goBack(go: (step: Step) => void): void {
  if (currentIndex() > 0) {
    history.back();
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
