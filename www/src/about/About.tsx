import type { ComponentChildren, JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Engine, TaxonomyNode } from "../engine/types";
import { useJourney } from "../journey/context";
import { OWN_PAGE } from "../options";
import { DataAge } from "../views/DataAge";
import { Mixed, Title, useTabTitle } from "../views/parts";
import { Accuracy } from "./Accuracy";
import { Build } from "./Build";
import { Contents } from "./Contents";
import { DocumentFacts, DocumentTags } from "./DocumentFacts";
import { FullTextButton } from "./FullTextButton";
import { documentsWithMeasures } from "./resting";
import { useAboutWords, type AboutKey } from "./words";

const UNKNOWN = ["about.unknown-1", "about.unknown-2", "about.unknown-3", "about.unknown-4", "about.unknown-5"] as const;

const SECTIONS: readonly { readonly title: AboutKey; readonly id: string; readonly Body: () => JSX.Element }[] = [
  { title: "about.knows", id: "about-knows", Body: Knows },
  { title: "about.unknown", id: "about-unknown", Body: () => <Points items={UNKNOWN} /> },
  { title: "about.sure", id: "about-sure", Body: Accuracy },
  { title: "about.documents", id: "about-documents", Body: DocumentList },
  { title: "about.privacy", id: "about-privacy", Body: Privacy },
  { title: "about.advice", id: "about-advice", Body: () => <Paragraphs items={["about.advice-text"]} /> },
  { title: "about.mistakes", id: "about-mistakes", Body: () => <Paragraphs items={["about.mistakes-text", "about.mistakes-project"]} /> },
  { title: "about.version", id: "about-version", Body: Version },
];

/** What the check knows and does not know, how sure it is, its documents, and what it does with what one writes. */
export function About(): JSX.Element {
  const t = useAboutWords();
  useTabTitle(t("about.title"));
  return (
    <div class="reading">
      <header class="reading-head">
        <Title>{t("about.title")}</Title>
        <p class="about-lead">{t("about.lead")}</p>
        <p>{t("about.for")}</p>
      </header>
      <Contents
        heading="about.contents"
        entries={SECTIONS.map(({ title, id }) => ({ place: id, label: t(title), level: 1, chinese: false }))}
      />
      <div class="reading-text">
        {SECTIONS.map(({ title, id, Body }) => (
          <section class="about-section" aria-labelledby={id} key={id}>
            <h2 class="section-title" id={id} tabIndex={-1}>
              {t(title)}
            </h2>
            <Body />
          </section>
        ))}
      </div>
    </div>
  );
}

function Points({ items }: { readonly items: readonly AboutKey[] }): JSX.Element {
  const t = useAboutWords();
  return (
    <ul class="points">
      {items.map((key) => (
        <li key={key}>{t(key)}</li>
      ))}
    </ul>
  );
}

/** What the check itself does; of the page around it only that it is another's. */
function Privacy(): JSX.Element {
  const { keepsOffline, embedded, guest } = useJourney().surface;
  const requests = keepsOffline ? "about.privacy-3" : embedded ? "about.privacy-3-element" : "about.privacy-3-once";
  const items: readonly AboutKey[] = ["about.privacy-1", "about.privacy-2", requests, "about.privacy-4", "about.privacy-5"];
  return <Points items={guest ? [...items, "about.privacy-around"] : items} />;
}

function Paragraphs({ items }: { readonly items: readonly AboutKey[] }): JSX.Element {
  const t = useAboutWords();
  return (
    <>
      {items.map((key) => (
        <p key={key}>{t(key)}</p>
      ))}
    </>
  );
}

function Knows(): JSX.Element {
  const { catalogue, engine, words } = useJourney();
  const t = useAboutWords();
  const [industries, subcategories, classes] = useMemo(() => levels(engine), [engine]);
  const counts: readonly (readonly [AboutKey, number])[] = [
    ["about.count-industries", industries],
    ["about.count-subcategories", subcategories],
    ["about.count-classes", classes],
    ["about.count-regions", catalogue.regions.length],
    ["about.count-documents", catalogue.documents.length],
    ["about.count-measures", catalogue.measures.length],
    ["about.count-questions", catalogue.facts.filter(({ derived }) => derived !== true).length],
  ];
  return (
    <>
      <p>{t("about.knows-text")}</p>
      <ul class="about-counts">
        {counts.map(([key, count]) => (
          <li key={key}>
            <strong>{count}</strong> {t(key)}
          </li>
        ))}
      </ul>
      <p>{t("about.knows-regions", { regions: words.list(catalogue.regions.map(({ name }) => words.tx(name))) })}</p>
      <p>{t("about.knows-industries")}</p>
    </>
  );
}

/** How many classes with a code each of the three levels has. */
function levels(engine: Engine): readonly [number, number, number] {
  const below = (nodes: readonly TaxonomyNode[]): readonly string[] =>
    nodes.reduce<readonly string[]>((codes, { children }) => [...codes, ...children.reduce(withCode, [])], []);
  const open = (codes: readonly string[]): readonly TaxonomyNode[] => codes.map((code) => engine.browse(code));
  const first = below([engine.browse()]);
  const second = below(open(first));
  return [first.length, second.length, below(open(second)).length];
}

function withCode(codes: readonly string[], { code }: { readonly code: string | null }): readonly string[] {
  return code === null ? codes : [...codes, code];
}

function DocumentList(): JSX.Element {
  const journey = useJourney();
  const t = useAboutWords();
  const { asOf } = journey.state;
  const all = useMemo(() => documentsWithMeasures(journey), [journey.catalogue, asOf]);
  const groups: readonly (readonly [AboutKey, typeof all])[] = [
    ["about.documents-local", all.filter(({ document }) => document.region !== null)],
    ["about.documents-law", all.filter(({ document }) => document.region === null)],
  ];
  return (
    <>
      <p>{t("about.documents-text")}</p>
      {groups.map(([title, list]) => (
        <div key={title}>
          <h3 class="about-group">{t(title)}</h3>
          <ul>
            {list.map(({ document, measures }) => (
              <li class={`document document-${document.status}`} key={document.id}>
                <DocumentTags document={document} />
                <h4 class="document-title" lang="zh-CN">
                  {document.title}
                </h4>
                <p class="document-note">
                  <Mixed text={journey.words.tx(document.note)} />
                </p>
                <DocumentFacts document={document} measures={measures.length} />
                <FullTextButton document={document} place="about-open" />
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p class="note">{t("about.no-address")}</p>
    </>
  );
}

function Version(): JSX.Element {
  const { engine, options, state, words } = useJourney();
  const t = useAboutWords();
  return (
    <dl class="document-list">
      <Line name="about.core-version">{engine.version()}</Line>
      <Line name="about.build">
        <Build />
      </Line>
      <Line name="about.as-of">{words.date(state.asOf)}</Line>
      <Line name="about.data">
        <DataAge />
      </Line>
      <Line name="about.licence">
        <Mixed text={t("about.licence-text")} />
      </Line>
      {options === OWN_PAGE ? (
        <Line name="about.embed">
          <a href={`embed.html?lang=${words.lang}`}>{t("about.embed-link")}</a>
        </Line>
      ) : null}
    </dl>
  );
}

function Line(props: { readonly name: AboutKey; readonly children: ComponentChildren }): JSX.Element {
  const t = useAboutWords();
  return (
    <div>
      <dt>{t(props.name)}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
