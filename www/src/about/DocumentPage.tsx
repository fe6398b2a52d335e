import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useJourney } from "../journey/context";
import { Mixed, Title, useTabTitle } from "../views/parts";
import { Contents, type Entry } from "./Contents";
import { DocumentFacts, DocumentTags } from "./DocumentFacts";
import { chapterId, FullText, partId } from "./FullText";
import { marksOf } from "./marks";
import { documentsWithMeasures } from "./resting";
import type { Source } from "./sources";
import { useAboutWords } from "./words";

/** One document in full. `clause` is where to begin; `quote` are words in it to be shown. */
export function DocumentPage(props: { readonly id: string; readonly clause: string | null; readonly quote: string | null }): JSX.Element {
  const journey = useJourney();
  const t = useAboutWords();
  const { asOf } = journey.state;
  const all = useMemo(() => documentsWithMeasures(journey), [journey.catalogue, asOf]);
  const found = all.find(({ document }) => document.id === props.id);
  useTabTitle(found === undefined ? t("document.missing-title") : found.document.title);
  const source = journey.sources?.[props.id];
  const marks = useMemo(
    () => (source === undefined || found === undefined ? null : marksOf(source, found.measures, props.clause, props.quote)),
    [source, found, props.clause, props.quote],
  );
  if (found === undefined) {
    return (
      <>
        <Title>{t("document.missing-title")}</Title>
        <p>{t("document.missing")}</p>
      </>
    );
  }
  const { document, measures } = found;
  return (
    <div class="reading">
      <header class="reading-head">
        <DocumentTags document={document} />
        <Title>
          <span lang="zh-CN">{document.title}</span>
        </Title>
        <p>
          <Mixed text={journey.words.tx(document.note)} />
        </p>
        <p class="note">
          <Mixed text={journey.words.tx(document.covers)} />
        </p>
        <h2 class="visually-hidden">{t("document.facts")}</h2>
        <DocumentFacts document={document} measures={measures.length} />
      </header>
      {source === undefined || marks === null ? null : <Contents heading="document.contents" entries={entries(source, marks.parts)} />}
      <div class="reading-text">
        <h2 class="section-title">{t("document.full-text")}</h2>
        {source === undefined || marks === null ? (
          <p class="callout callout-weak" role="status">
            {t(journey.sources === undefined ? "document.loading" : journey.sources === null ? "document.failed" : "document.not-bundled")}
          </p>
        ) : (
          <FullText source={source} marks={marks} clause={props.clause} quote={props.quote} />
        )}
      </div>
    </div>
  );
}

/** Chapters, numbered parts and their parts; of the many articles of a law, those that measures rest on. */
function entries({ blocks, parts }: Source, resting: ReadonlyMap<number, unknown>): readonly Entry[] {
  return blocks.reduce<readonly Entry[]>((all, block, at) => {
    if (block.kind === "heading" && !block.opens) {
      return [...all, { place: chapterId(at), label: block.texts[0] ?? "", level: Math.max(1, block.level), chinese: true }];
    }
    const part = block.opens && block.kind !== "row" ? parts[block.part] : undefined;
    const isArticle = part !== undefined && part.label === part.ref && block.kind === "paragraph";
    return part === undefined || (isArticle && !resting.has(block.part))
      ? all
      : [...all, { place: partId(block.part), label: part.label, level: isArticle ? 2 : part.level, chinese: true }];
  }, []);
}
