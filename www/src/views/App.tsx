import { Component, type ComponentChildren, type JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import type { Catalogue, Engine, Lang } from "../engine/types";
import { translator } from "../i18n/translate";
import { factById, JourneyContext, useJourney, type Journey } from "../journey/context";
import { currentIndex, onArrival, onTravel, pushStep, startHistory } from "../journey/history";
import { readAddress, type Incoming } from "../journey/incoming";
import { loadShare, type Share } from "../journey/share";
import { initialState, reduce, type State, type Step } from "../journey/state";
import { loadLater } from "../later/load";
import { Answers } from "./Answers";
import { Browse } from "./Browse";
import { Code } from "./Code";
import { Describe } from "./Describe";
import { Industry } from "./Industry";
import { Layout } from "./Layout";
import { Opening } from "./Opening";
import { Mixed, showTop, TITLE_ID } from "./parts";
import { Question } from "./Question";
import { Region } from "./Region";
import { Restore } from "./Restore";
import { Result } from "./Result";

type Props = {
  readonly engine: Engine;
  readonly catalogue: Catalogue;
  readonly lang: Lang;
  readonly today: string;
  /** What the address carried when the page was opened. */
  readonly incoming: Incoming | null;
};

/** Stands on the root once nothing more is loaded. */
const READY = "data-ready";

/** The journey: holds the state, shows one step, moves the focus to its title. */
export function App({ engine, catalogue, lang, today, incoming }: Props): JSX.Element {
  const [state, dispatch] = useReducer(reduce, initialState(lang, today, incoming));
  const [share, setShare] = useState<Share | null | undefined>(undefined);
  const [announcement, announce] = useState("");
  const words = useMemo(() => translator(state.lang), [state.lang]);
  const key = stepKey(state);
  const shown = useRef<string>(key);

  useEffect(() => {
    startHistory({ name: "describe" });
    return onTravel((step) => dispatch({ type: "step", step }));
  }, []);
  useEffect(() => {
    void Promise.all([loadShare(), loadLater()]).then(([loaded]) => {
      setShare(loaded);
      document.documentElement.setAttribute(READY, "");
    });
    return onArrival(() => {
      void loadShare().then((loaded) => {
        dispatch({ type: "incoming", incoming: readAddress(loaded, engine, catalogue) });
        startHistory({ name: "opening" });
        dispatch({ type: "step", step: { name: "opening" } });
      });
    });
  }, []);
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
  const journey: Journey = { state, engine, catalogue, words, share, dispatch, go, restart, announce };
  return (
    <JourneyContext.Provider value={journey}>
      <Layout
        lang={state.lang}
        step={state.step.name}
        onLanguage={(next) => dispatch({ type: "language", lang: next })}
        onBack={state.step.name === "describe" || state.step.name === "opening" ? null : () => goBack(go)}
        announcement={<Mixed text={announcement} />}
        beside={state.step.name === "question" ? <div class="beside"><Answers /></div> : null}
      >
        <Boundary key={key} onRestart={restart} words={words}>
          <View step={state.step} />
        </Boundary>
      </Layout>
    </JourneyContext.Provider>
  );
}

function View({ step }: { readonly step: Step }): JSX.Element {
  const journey = useJourney();
  switch (step.name) {
    case "describe":
      return <Describe />;
    case "code":
      return <Code />;
    case "restore":
      return <Restore />;
    case "opening":
      return <Opening />;
    case "browse":
      return <Browse code={step.code} />;
    case "industry":
      return <Industry change={step.change} />;
    case "region":
      return <Region change={step.change} />;
    case "question": {
      const fact = factById(journey, step.fact);
      return fact === null ? <Result /> : <Question fact={fact} change={step.change} />;
    }
    case "result":
      return <Result />;
  }
}

/** Each step of its own: a view never keeps the fields of another. */
function stepKey({ step }: State): string {
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
