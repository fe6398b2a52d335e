import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { industryBasis, industryName, useJourney, type Journey } from "../journey/context";
import { describeBusiness } from "../journey/describe";
import { stepAfter } from "../journey/next";
import { reduce, type Action } from "../journey/state";
import { suggestedClasses, unique, type Suggested } from "../journey/suggestion";
import { CandidateDetail, IndustryName, IndustryPath, isDerived } from "./Candidate";
import { Choices, type Choice } from "./Choices";
import { DETAIL, Detail } from "./Detail";
import { LikelihoodTable } from "./LikelihoodTable";
import { productId, Products } from "./Products";
import { usePainted } from "./painted";
import { ErrorSummary, Form, showTop, Submit, TextButton, Title, useTabTitle, type FieldError } from "./parts";
import { problemWords } from "./problem";
import { Verdict, verdictWords } from "./Verdict";

const INDUSTRIES = "industries";
const NAME = "industry";
const CHOICES = `${NAME}-0`;
const NONE = "none-of-nine";
const UNSURE = "unsure";

/** Second step: the suggestion with its reasons. The person ticks; nothing is ticked for them. */
export function Industry({ change }: { readonly change: boolean }): JSX.Element {
  const journey = useJourney();
  const { state, words, surface, dispatch, go, announce } = journey;
  const { t } = words;
  const [exclusive, setExclusive] = useState<string | null>(() => answeredBefore(journey));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const isPainted = usePainted();
  useTabTitle(t("industry.title"), errors);

  const candidates = state.suggestion === null ? [] : suggestedClasses(state.suggestion.classification);
  // Fixed while a suggestion shows, so that a row whose tick is taken away keeps its place and the focus.
  const elsewhere = useMemo(() => pickedElsewhere(state.picked, candidates), [state.suggestion]);
  const [added, setAdded] = useState<string | null>(null);
  const count = candidates.length;
  useLayoutEffect(() => {
    if (added !== null) {
      showTop(surface);
    }
  }, [state.suggestion]);
  useEffect(() => {
    if (added !== null && state.suggestion !== null) {
      announce(`${t("industry.added", { words: added })} ${verdictWords(state.suggestion, words)}`);
    } else if (count > 0) {
      announce(t("industry.live", { count }));
    }
  }, [state.suggestion]);
  const add = (text: string, more: string): void => {
    const problem = describeBusiness(journey, text);
    setErrors(problem === null ? [] : [{ field: DETAIL, message: problemWords(problem, words) }]);
    if (problem === null) {
      setAdded(more);
    }
  };

  const select = (selected: readonly string[]): void => {
    const alone = selected.find((id) => id === NONE || id === UNSURE) ?? null;
    setExclusive(alone);
    const codes = alone === null ? selected : [];
    for (const code of state.picked) {
      if (codes.indexOf(code) < 0) {
        dispatch({ type: "pick", code, on: false });
      }
    }
    for (const code of codes) {
      if (state.picked.indexOf(code) < 0) {
        dispatch({ type: "pick", code, on: true });
      }
    }
  };
  const submit = (): void => {
    if (state.picked.length === 0 && exclusive === null) {
      setErrors([{ field: CHOICES, message: t("error.choose-industry") }]);
      return;
    }
    const open = exclusive === null ? candidates.filter((candidate) => lacksProduct(journey, candidate)) : [];
    if (open.length > 0) {
      setErrors(open.map(({ code, name }) => ({ field: productId(code, 0), message: t("error.choose-product", { name: `${code} ${name}` }) })));
      return;
    }
    const action: Action =
      exclusive === UNSURE ? { type: "unsure", fact: INDUSTRIES } : { type: "answer", fact: INDUSTRIES, value: state.picked };
    dispatch(action);
    go(change || journey.options.regionFixed ? stepAfter(journey, reduce(state, action), change) : { name: "region", change: false });
  };

  const derived = candidates.some(({ code }) => isDerived(industryBasis(journey, code)));
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form onSubmit={submit}>
        <Choices
          name={NAME}
          many
          legend={<Title>{t("industry.title")}</Title>}
          before={
            <>
              <Verdict added={added} />
              {state.suggestion === null ? null : (
                <Detail text={state.suggestion.input} result={state.suggestion.classification} onAdd={add} />
              )}
            </>
          }
          hint={t("industry.choose")}
          or="industry.or"
          choices={[...candidates.map((candidate) => suggested(journey, candidate, errors)), ...elsewhere.map((code) => own(journey, code)), ...alone(journey)]}
          selected={exclusive === null ? state.picked : [exclusive]}
          onSelect={select}
          error={errors.find(({ field }) => field === CHOICES)}
        />
        <p class="more">
          <TextButton onClick={() => go({ name: "browse", code: null })}>{t("industry.browse")}</TextButton>
        </p>
        {derived ? <p class="note note-apart">{t("basis.derived-note")}</p> : null}
        <Submit label="industry.submit" />
      </Form>
      {state.suggestion === null || !isPainted ? null : <LikelihoodTable result={state.suggestion.classification} />}
    </>
  );
}

function suggested(journey: Journey, candidate: Suggested, errors: readonly FieldError[]): Choice {
  const { code, name } = candidate;
  const products = onlyProducts(journey, candidate);
  const below = (
    <Products
      code={code}
      name={`${code} ${name}`}
      products={products}
      error={errors.find(({ field }) => field === productId(code, 0))}
    />
  );
  return {
    ...(products.length === 0 ? {} : { below }),
    id: candidate.code,
    label: <IndustryName code={candidate.code} name={candidate.name} basis={industryBasis(journey, candidate.code)} />,
    hint: <CandidateDetail candidate={candidate} />,
  };
}

/** The products that alone bring the industry of the code into the class; none where all of it belongs. */
function onlyProducts({ state }: Journey, { products }: Suggested): readonly string[] {
  const byCode = state.suggestion !== null && state.suggestion.kind === "code";
  return byCode ? unique(products ?? []) : [];
}

/** Ticked, although nothing is said to be made that belongs to it. */
function lacksProduct(journey: Journey, candidate: Suggested): boolean {
  const { picked, products } = journey.state;
  const chosen = products[candidate.code] ?? [];
  const listed = onlyProducts(journey, candidate);
  return picked.indexOf(candidate.code) >= 0 && listed.length > 0 && !listed.some((product) => chosen.indexOf(product) >= 0);
}

function pickedElsewhere(picked: readonly string[], candidates: readonly Suggested[]): readonly string[] {
  return picked.filter((code) => !candidates.some((candidate) => candidate.code === code));
}

function own(journey: Journey, code: string): Choice {
  return {
    id: code,
    label: <IndustryName code={code} name={industryName(journey, code)} basis={industryBasis(journey, code)} />,
    hint: (
      <>
        <IndustryPath parents={parentsOf(code)} />
        <span class="detail-line">{journey.words.t("industry.picked-by-you")}</span>
      </>
    ),
  };
}

function alone({ words: { t } }: Journey): readonly Choice[] {
  return [
    { id: NONE, label: t("industry.none-of-nine"), hint: t("industry.none-of-nine-hint"), exclusive: true },
    { id: UNSURE, label: t("industry.unsure"), hint: t("industry.unsure-hint"), exclusive: true },
  ];
}

/** "1.2.4" lies in "1" and "1.2". */
function parentsOf(code: string): readonly string[] {
  const parts = code.split(".");
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join("."));
}

function answeredBefore({ state }: Journey): string | null {
  const industries = state.answers.industries;
  if (state.picked.length > 0) {
    return null;
  }
  return state.unsure.indexOf("industries") >= 0 ? UNSURE : Array.isArray(industries) ? NONE : null;
}
