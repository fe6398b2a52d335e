import type { JSX } from "preact";
import { factById, useJourney } from "../journey/context";
import type { Step } from "../journey/state";
import { About } from "../about/About";
import { DocumentPage } from "../about/DocumentPage";
import { Answers } from "./Answers";
import { Browse } from "./Browse";
import { CheckAnswers } from "./CheckAnswers";
import { Code } from "./Code";
import { Industry } from "./Industry";
import { Opening } from "./Opening";
import { Question } from "./Question";
import { Region } from "./Region";
import { Restore } from "./Restore";
import { Result } from "./Result";

/** The view of every step but the first, which shows before this one is loaded. */
export function StepView({ step }: { readonly step: Exclude<Step, { readonly name: "describe" }> }): JSX.Element {
  const journey = useJourney();
  switch (step.name) {
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
    case "check":
      return <CheckAnswers />;
    case "result":
      return <Result />;
    case "about":
      return <About />;
    case "document":
      return <DocumentPage id={step.id} clause={step.clause} quote={step.quote ?? null} />;
  }
}

/** What is known so far, beside a question on wide screens. */
export function Beside(): JSX.Element {
  return (
    <div class="beside">
      <Answers />
    </div>
  );
}
