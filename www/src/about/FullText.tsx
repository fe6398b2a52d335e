import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { useJourney } from "../journey/context";
import { Mixed } from "../views/parts";
import { bring, CONTENTS_ID, jump } from "./Contents";
import { runs, type Marks } from "./marks";
import { partOf } from "./quotes";
import type { Block, Source } from "./sources";
import { useAboutWords } from "./words";

const SOUGHT_ID = "sought";
const NONE: readonly never[] = [];

export function partId(part: number): string {
  return `part-${part}`;
}

export function chapterId(block: number): string {
  return `chapter-${block}`;
}

type Own = { readonly source: Source; readonly marks: Marks };

/** The text as a document is set, with what measures rest on marked; brings what is sought into sight. */
export function FullText(props: Own & { readonly clause: string | null; readonly quote: string | null }): JSX.Element {
  const { surface } = useJourney();
  const t = useAboutWords();
  const { source, marks, clause, quote } = props;
  const isFound = marks.sought.length > 0;
  useEffect(() => {
    if (clause !== null) {
      const sought = surface.byId(SOUGHT_ID);
      if (sought === null) {
        bring(surface.byId(partId(partOf(source, clause))));
      } else {
        sought.focus({ preventScroll: true });
        sought.scrollIntoView({ block: "center" });
      }
    }
  }, []);
  return (
    <>
      <p class="note">{t("document.original")}</p>
      {marks.parts.size === 0 ? null : <p class="note">{t("document.legend")}</p>}
      {quote === null || clause === null ? null : isFound ? (
        <p class="note">{t("document.found")}</p>
      ) : (
        <p class="callout callout-weak">
          <Mixed text={t("document.not-found", { clause })} />
        </p>
      )}
      <div class="full-text">
        <Blocks source={source} marks={marks} />
      </div>
      <p class="more">
        <a class="text-button to-contents" href={`#${CONTENTS_ID}`} onClick={(event) => jump(event, surface.byId(CONTENTS_ID))}>
          {t("document.top")}
        </a>
      </p>
    </>
  );
}

/** The blocks one by one; rows that follow each other are one table. */
function Blocks({ source, marks }: Own): JSX.Element {
  // Texts are counted through, cell by cell, as the marks count them.
  let count = 0;
  const groups: { readonly at: number; readonly text: number; readonly blocks: Block[] }[] = [];
  source.blocks.forEach((block, at) => {
    const last = groups[groups.length - 1];
    if (block.kind === "row" && last !== undefined && last.blocks[0]?.kind === "row") {
      last.blocks.push(block);
    } else {
      groups.push({ at, text: count, blocks: [block] });
    }
    count += block.texts.length;
  });
  return (
    <>
      {groups.map(({ at, text, blocks }) =>
        blocks[0]?.kind === "row" ? <Table key={at} rows={blocks} text={text} marks={marks} /> : <Line key={at} at={at} block={blocks[0] as Block} text={text} marks={marks} />,
      )}
    </>
  );
}

const HEADINGS = ["h3", "h3", "h4", "h5", "h6"] as const;

function Line(props: { readonly at: number; readonly block: Block; readonly text: number; readonly marks: Marks }): JSX.Element {
  const { at, block, text, marks } = props;
  const { kind, level, opens, part } = block;
  const Tag = kind === "heading" ? (HEADINGS[level] ?? "h6") : "p";
  const place = opens ? { id: partId(part), tabIndex: -1 } : kind === "heading" ? { id: chapterId(at), tabIndex: -1 } : {};
  return (
    <>
      <Tag class={`text-${kind} text-level-${level}`} lang="zh-CN" {...place}>
        <Marked text={block.texts[0] ?? ""} lead={block.lead} number={text} marks={marks} />
      </Tag>
      <Measures number={text} marks={marks} />
    </>
  );
}

function Table(props: { readonly rows: readonly Block[]; readonly text: number; readonly marks: Marks }): JSX.Element {
  let count = props.text;
  const rows = props.rows.map((row) => {
    const first = count;
    count += row.texts.length;
    return { row, first };
  });
  return (
    <table class="text-table">
      <tbody>
        {rows.map(({ row, first }) => (
          <tr key={first} {...(row.opens ? { id: partId(row.part), tabIndex: -1 } : {})}>
            {row.texts.map((text, at) => (
              <td key={at} class={text === "" ? "text-empty" : undefined}>
                <span lang="zh-CN">
                  <Marked text={text} lead={0} number={first + at} marks={props.marks} />
                </span>
                <Measures number={first + at} marks={props.marks} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Marked(props: { readonly text: string; readonly lead: number; readonly number: number; readonly marks: Marks }): JSX.Element {
  const { text, lead, number, marks } = props;
  const sought = marks.sought.filter((stretch) => stretch.text === number);
  const all = runs(text, lead, marks.cited.get(number) ?? NONE, sought);
  const begins = marks.sought[0]?.text === number ? all.findIndex((run) => run.sought) : -1;
  return (
    <>
      {all.map((run, at) => {
        const words: ComponentChildren = run.lead ? <b>{run.text}</b> : run.text;
        return run.cited || run.sought ? (
          <mark class={run.sought ? "sought" : "cited"} key={at} {...(at === begins ? { id: SOUGHT_ID, tabIndex: -1 } : {})}>
            {words}
          </mark>
        ) : (
          <span key={at}>{words}</span>
        );
      })}
    </>
  );
}

/** The measures that rest on the words before, in the reader's language. */
function Measures({ number, marks }: { readonly number: number; readonly marks: Marks }): JSX.Element | null {
  const { words } = useJourney();
  const t = useAboutWords();
  const measures = marks.measures.get(number);
  return measures === undefined ? null : (
    <p class="rests">{t("document.measures", { measures: measures.map(words.tx).join(t("document.join")) })}</p>
  );
}
