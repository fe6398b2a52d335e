import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import type { TaxonomyChild, TaxonomyNode } from "../engine/types";
import { attempt } from "../engine/outcome";
import { industryName, useJourney } from "../journey/context";
import { IndustryName, isDerived } from "./Candidate";
import { dataText } from "./dataText";
import { LinkList } from "./LinkList";
import { ErrorSummary, Mixed, TextButton, Title, useTabTitle, type FieldError } from "./parts";

/** The tree of the nine industries, one level a page; ticks are kept while walking through it. */
export function Browse({ code }: { readonly code: string | null }): JSX.Element {
  const journey = useJourney();
  const { state, engine, words, go } = journey;
  const { t } = words;
  const outcome = attempt(() => (code === null ? engine.browse() : engine.browse(code)));
  const node = outcome.ok ? outcome.value : null;
  const note = dataText(node === null ? null : node.note, words);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  useTabTitle(node === null || code === null ? t("browse.title") : node.name, errors);

  const submit = (): void => {
    if (state.picked.length === 0) {
      setErrors([{ field: firstTick(node), message: t("error.choose-class") }]);
      return;
    }
    go({ name: "industry", change: state.answers.region !== undefined });
  };
  return (
    <>
      <ErrorSummary errors={errors} />
      {code === null || node === null ? <Title>{t("browse.title")}</Title> : <NodeTitle node={node} />}
      {node === null ? <p class="callout">{t("browse.error")}</p> : null}
      <p class="hint">{t("browse.hint")}</p>
      {node === null ? null : (
        <>
          {code === null ? null : <Path node={node} />}
          {note === null ? null : (
            <p class="note">
              <Mixed text={note} />
            </p>
          )}
          {node.children.length === 0 ? (
            <p>{t("browse.leaf")}</p>
          ) : (
            <ul class="tree" aria-label={t("browse.children")}>
              {node.children.map((child) => (
                <Child child={child} key={child.code === null ? child.name : child.code} />
              ))}
            </ul>
          )}
          {node.children.some((child) => isDerived(child.basis)) ? (
            <p class="note">{t("basis.derived-note")}</p>
          ) : null}
          <LinkList links={node.links ?? []} />
        </>
      )}
      <Picked />
      <button class="button" type="button" onClick={submit}>
        {t("browse.submit")}
      </button>
    </>
  );
}

function firstTick(node: TaxonomyNode | null): string {
  const code = node === null ? null : (node.code ?? node.children[0]?.code ?? null);
  return code === null ? "picked-title" : tickId(code);
}

function tickId(code: string): string {
  return `tick-${code}`;
}

function NodeTitle({ node }: { readonly node: TaxonomyNode }): JSX.Element {
  return (
    <>
      <Title>
        <span class="code">{node.code}</span> <span lang="zh-CN">{node.name}</span>
      </Title>
      {node.code === null ? null : <Tick code={node.code} name={node.name} />}
    </>
  );
}

/** The way down to this class; each part leads back up. */
function Path({ node }: { readonly node: TaxonomyNode }): JSX.Element {
  const { go, words } = useJourney();
  const { t } = words;
  return (
    <nav class="crumbs" aria-label={t("browse.path")}>
      <ol>
        <li>
          <TextButton onClick={() => go({ name: "browse", code: null })}>{t("browse.root")}</TextButton>
        </li>
        {node.parents.map(({ code, name }) => (
          <li key={code}>
            <TextButton onClick={() => go({ name: "browse", code })}>
              <span lang="zh-CN">
                {code} {name}
              </span>
            </TextButton>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Child({ child }: { readonly child: TaxonomyChild }): JSX.Element {
  const { go, words } = useJourney();
  const { t } = words;
  const { code } = child;
  // A material row has no printed code, so it can be read here and neither ticked nor opened.
  if (code === null) {
    return (
      <li class="tree-row tree-row-plain">
        <span lang="zh-CN">{child.name}</span> <span class="tag tag-plain">{t("browse.no-code")}</span>
        {child.basis === "parent-inferred" ? <span class="tag tag-plain">{t("basis.place-inferred")}</span> : null}
      </li>
    );
  }
  return (
    <li class="tree-row">
      <Tick code={code} name={child.name} hideLabel />
      <button class="tree-open" type="button" onClick={() => go({ name: "browse", code })}>
        <IndustryName code={code} name={child.name} basis={child.basis} />
        <span class="tree-arrow" aria-hidden="true">
          ›
        </span>
      </button>
    </li>
  );
}

function Tick(props: { readonly code: string; readonly name: string; readonly hideLabel?: boolean }): JSX.Element {
  const { state, dispatch, words } = useJourney();
  const id = tickId(props.code);
  const name = `${props.code} ${props.name}`;
  return (
    <div class="choice">
      <input
        class="choice-input"
        type="checkbox"
        id={id}
        checked={state.picked.indexOf(props.code) >= 0}
        onChange={(event) => dispatch({ type: "pick", code: props.code, on: event.currentTarget.checked })}
      />
      <label class="choice-label" for={id}>
        <span class={props.hideLabel === true ? "visually-hidden" : ""}>
          <Mixed text={words.t("browse.pick", { name })} />
        </span>
      </label>
    </div>
  );
}

function Picked(): JSX.Element {
  const journey = useJourney();
  const title = useRef<HTMLHeadingElement>(null);
  const { state, words, dispatch } = journey;
  const { t } = words;
  return (
    <section class="picked" aria-labelledby="picked-title">
      <h2 class="label" id="picked-title" tabIndex={-1} ref={title}>
        {t("browse.picked")}
      </h2>
      {state.picked.length === 0 ? (
        <p class="note">{t("browse.nothing-picked")}</p>
      ) : (
        <ul class="picked-list">
          {state.picked.map((code) => {
            const name = industryName(journey, code);
            return (
              <li key={code}>
                <span lang="zh-CN">
                  {code} {name}
                </span>
                <TextButton
                  onClick={() => {
                    dispatch({ type: "pick", code, on: false });
                    // The button goes away with its row; the focus must not go with it.
                    title.current?.focus();
                  }}
                >
                  {t("browse.remove")}{" "}
                  <span class="visually-hidden" lang="zh-CN">
                    {name}
                  </span>
                </TextButton>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
