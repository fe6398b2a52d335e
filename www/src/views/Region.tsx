import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useJourney } from "../journey/context";
import { stepAfter } from "../journey/next";
import { answering, reduce } from "../journey/state";
import { Choices } from "./Choices";
import { ErrorSummary, Form, Submit, Title, useTabTitle, type FieldError } from "./parts";

const NAME = "region";
const OTHER = "other";

/** Third step: the region, from the packs that the core carries. */
export function Region({ change }: { readonly change: boolean }): JSX.Element {
  const journey = useJourney();
  const { state, catalogue, words, options, dispatch, go } = journey;
  const { t, tx } = words;
  const known = state.answers[NAME];
  const [selected, setSelected] = useState<string | null>(typeof known === "string" ? known : options.region);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  useTabTitle(t("region.title"), errors);

  const submit = (): void => {
    if (selected === null) {
      setErrors([{ field: `${NAME}-0`, message: t("error.choose-region") }]);
      return;
    }
    const action = answering(NAME, selected);
    dispatch(action);
    go(stepAfter(journey, reduce(state, action), change));
  };

  const places = catalogue.regions.map(({ id, name, document }) => ({
    id,
    label: tx(name),
    hint: documentLine(document),
  }));
  function documentLine(id: string): JSX.Element | undefined {
    const found = catalogue.documents.find((document) => document.id === id);
    return found === undefined ? undefined : (
      <>
        <span lang="zh-CN">{found.title}</span> <span class="tag tag-plain">{t(`document-status.${found.status}`)}</span>
      </>
    );
  }
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form onSubmit={submit}>
        <Choices
          name={NAME}
          many={false}
          legend={<Title>{t("region.title")}</Title>}
          hint={t("region.hint")}
          or="industry.or"
          choices={[...places, { id: OTHER, label: t("region.other"), hint: t("region.other-hint"), exclusive: true }]}
          selected={selected === null ? [] : [selected]}
          onSelect={(ids) => setSelected(ids[0] ?? null)}
          error={errors[0]}
        />
        <Submit label="region.submit" />
      </Form>
    </>
  );
}
