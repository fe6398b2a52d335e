import type { JSX } from "preact";
import type { Assessment } from "../engine/types";
import { useJourney } from "../journey/context";
import { Mixed } from "../views/parts";
import { timeline, type Mark, type Row, type Timeline as Times } from "./layout/timeline";
import { rowName, rowWords } from "./twin";

/** What has a day, from the earliest to the latest: a list in words, and beside each line the same on one scale. */
export function Timeline({ assessment }: { readonly assessment: Assessment }): JSX.Element | null {
  const { state, catalogue, words } = useJourney();
  const { t } = words;
  const dated = catalogue.facts.filter(({ type }) => type === "date").map(({ id }) => id);
  const times = timeline(assessment, state.answers, dated);
  if (times === null) {
    return null;
  }
  return (
    <details class="more-detail timeline">
      <summary>{t("timeline.title")}</summary>
      <p class="note">{t("timeline.legend")}</p>
      <svg class="strip axis" aria-hidden="true" focusable="false">
        {times.ticks.map(({ at, label }) =>
          label === null ? null : (
            <text x={`${at}%`} y="1.1em" text-anchor="middle" key={at}>
              {label}
            </text>
          ),
        )}
      </svg>
      <ol>
        {times.rows.map((row) => (
          <Line times={times} row={row} assessment={assessment} key={`${row.kind} ${row.document} ${row.id}`} />
        ))}
      </ol>
    </details>
  );
}

function Line(props: { readonly times: Times; readonly row: Row; readonly assessment: Assessment }): JSX.Element {
  const journey = useJourney();
  const { row } = props;
  return (
    <li class={`timeline-row timeline-${row.kind}`}>
      <p class="timeline-words">
        <strong>
          <Mixed text={rowName(journey, row, props.assessment)} />
        </strong>
        {rowWords(journey, row, props.assessment).map((words) => (
          <span key={words}>
            {" "}
            <Mixed text={words} />
          </span>
        ))}
      </p>
      <Strip times={props.times} row={row} />
    </li>
  );
}

/** Where the signs of a strip stand: what was given above what follows from it. */
const UPPER = 7;
const LOWER = 20;

function Strip({ times, row }: { readonly times: Times; readonly row: Row }): JSX.Element {
  return (
    <svg class="strip" aria-hidden="true" focusable="false">
      {times.ticks.map(({ at, label }) => (
        <line class={label === null ? "tick" : "tick tick-labelled"} x1={`${at}%`} x2={`${at}%`} y2="100%" key={at} />
      ))}
      <line class="now" x1={`${times.today}%`} x2={`${times.today}%`} y2="100%" />
      {row.bars.map(({ from, to, sure }) => (
        <rect
          class={`period${sure ? " period-sure" : ""}${row.sure ? "" : " period-open"}`}
          x={`${from}%`}
          width={`${to - from}%`}
          y={LOWER - 4}
          height="8"
          key={sure}
        />
      ))}
      {row.marks.map((mark) => (
        <svg class="mark-at" x={`${mark.at}%`} y={mark.kind === "given" ? UPPER : LOWER} key={mark.kind + mark.day}>
          <path d={mark.beyond === 0 ? MARKS[mark.kind] : mark.beyond < 0 ? "M3-5L-3 0l6 5z" : "M-3-5l6 5-6 5z"} />
        </svg>
      ))}
    </svg>
  );
}

/** A period begins to the right of its first day and ends to the left of its last. */
const MARKS: Readonly<Record<Mark["kind"], string>> = {
  given: "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
  from: "M0-8v16h-3v-16z",
  until: "M0-8v16h3v-16z",
  other: "M0-6l6 6-6 6-6-6z",
};
