import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { Changes, DecidingCase, MeasureResult, PolicyDocument } from "../engine/types";
import { useJourney } from "../journey/context";
import type { Key, Translator } from "../i18n/translate";
import { Path } from "../pictures/Path";
import { firmnessKey, isTentative, standingOf, statusKey } from "./standing";
import { Clauses } from "./Clauses";
import { Missing } from "./Missing";
import { Mixed } from "./parts";
import { measureLabel, Trace } from "./Trace";
import { Turning } from "./Turning";

type Content = {
  readonly measure: MeasureResult;
  readonly document: PolicyDocument | undefined;
  /** What would turn the verdict; only known where the card is open and the verdict settled. */
  readonly changes: Changes | undefined;
  /** A fact was answered on the card: the results are about to be other ones. */
  readonly onAnswered: () => void;
};

/** One measure of one document: its status in a line, and everything that the status rests on behind it. */
export function MeasureCard(props: Content & { readonly open: boolean; readonly onToggle: () => void }): JSX.Element {
  const { words } = useJourney();
  const { t, tx } = words;
  const { measure, document, open } = props;
  // There are some fifty cards, most of which nobody opens. What was typed on one stays when it is closed.
  const [wasOpen, setWasOpen] = useState(open);
  if (open && !wasOpen) {
    setWasOpen(true);
  }
  const id = cardId(measure);
  return (
    <li class={`measure measure-${measure.status}`}>
      <h3 class="measure-head">
        <button class="measure-toggle" type="button" id={toggleId(measure)} aria-expanded={open} aria-controls={id} onClick={props.onToggle}>
          <span class={`status status-${standingOf(measure, document)}`}>{t(statusKey(measure, document))}</span>
          <span class="measure-name">{tx(measure.label)}</span>
          <span class="measure-meta">
            <span class={isTentative(measure, document) ? "firmness firmness-tentative" : "firmness"}>{t(`firmness.${measure.firmness}`)}</span>
            {document === undefined ? null : <Source document={document} />}
          </span>
          <span class="measure-arrow" aria-hidden="true" />
        </button>
      </h3>
      <div class="measure-body" id={id} hidden={!open}>
        {open || wasOpen ? <Reasons {...props} /> : null}
      </div>
    </li>
  );
}

/** Everything that the status of a measure rests on. */
function Reasons({ measure, document, changes, onAnswered }: Content): JSX.Element {
  const { t } = useJourney().words;
  return (
    <>
      {measure.missing.length === 0 ? null : (
        <Part words="measure.missing">
          <Missing measure={measure} id={cardId(measure)} onAnswered={onAnswered} />
        </Part>
      )}
      <Meaning measure={measure} />
      <Action measure={measure} />
      <Defeated measure={measure} />
      <Dates measure={measure} />
      <Part words="measure.firmness">
        <p>
          <strong>{t(`firmness.${measure.firmness}`)}</strong> {t(firmnessKey(measure, document))}
        </p>
      </Part>
      <Part words="measure.why">
        <Trace nodes={measure.because} />
        <Path measure={measure} document={document} />
      </Part>
      {changes === undefined || changes.can.length + changes.cannot.length === 0 ? null : (
        <Part words="measure.turning">
          <Turning changes={changes} />
        </Part>
      )}
      <Part words="measure.clauses">
        <Clauses clauses={measure.clauses} document={document} />
      </Part>
    </>
  );
}

function cardId({ document, id }: MeasureResult): string {
  return `measure-${document}-${id}`;
}

/** The id of the button that opens the card. */
export function toggleId(measure: MeasureResult): string {
  return `${cardId(measure)}-toggle`;
}

/** In one line: a local document by its region and legal force, a national one by its title. */
function Source({ document }: { readonly document: PolicyDocument }): JSX.Element {
  const { catalogue, words } = useJourney();
  const region = catalogue.regions.find(({ id }) => id === document.region);
  return region === undefined ? (
    <span lang="zh-CN">{document.title}</span>
  ) : (
    <span>
      {words.t("measure.source", {
        region: words.tx(region.name),
        status: words.t(`document-status.${document.status}`),
      })}
    </span>
  );
}

function Part(props: { readonly words: Key; readonly children: ComponentChildren }): JSX.Element {
  const { t } = useJourney().words;
  return (
    <section class="part">
      <h4 class="part-title">{t(props.words)}</h4>
      {props.children}
    </section>
  );
}

type Own = { readonly measure: MeasureResult };

/** The rows of the measure's decision table that hold, or may still hold. */
function rows({ status, cases }: MeasureResult): readonly DecidingCase[] {
  const wanted = status === "depends" ? ["true", "unknown"] : status === "does-not-apply" ? [] : ["true"];
  return (cases ?? []).filter(({ truth }) => wanted.indexOf(truth) >= 0);
}

function Meaning({ measure }: Own): JSX.Element {
  const { catalogue, words } = useJourney();
  const { tx } = words;
  const general = catalogue.measures.find(({ id }) => id === measure.id);
  return (
    <>
      <Part words="measure.meaning">
        <p class="meaning">{tx(measure.text)}</p>
        {rows(measure).map(({ text }, at) => (
          <p key={at}>{tx(text)}</p>
        ))}
        {(measure.notes ?? []).map(({ text }, at) => (
          <p class="remark" key={at}>
            {tx(text)}
          </p>
        ))}
      </Part>
      {general === undefined ? null : (
        <Part words="measure.about">
          <p>{tx(general.help)}</p>
        </Part>
      )}
    </>
  );
}

function Action({ measure }: Own): JSX.Element | null {
  const { tx } = useJourney().words;
  if (measure.status === "does-not-apply" || measure.status === "defeated") {
    return null;
  }
  const actions = [measure.action, ...rows(measure).map(({ action }) => action)];
  const texts = actions.reduce<readonly string[]>(
    (all, action) => (action === undefined || action === null ? all : [...all, tx(action)]),
    [],
  );
  return texts.length === 0 ? null : (
    <Part words="measure.action">
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </Part>
  );
}

function Defeated({ measure }: Own): JSX.Element | null {
  const journey = useJourney();
  const { t } = journey.words;
  const by = measure.defeated_by;
  if (by === null) {
    return null;
  }
  const document = journey.catalogue.documents.find(({ id }) => id === by.document);
  return (
    <Part words="measure.defeated">
      <p>
        <Mixed
          text={t("measure.defeated-text", {
            measure: measureLabel(journey, by.measure),
            document: document === undefined ? by.document : document.title,
          })}
        />
      </p>
    </Part>
  );
}

const DATE_NAMES: Readonly<Record<string, Key>> = { until: "date.until", from: "date.from" };

/** The dates of a measure in words, each with what it is the date of. */
export function dateLines({ dates }: MeasureResult, { t, date }: Translator): readonly { readonly name: string; readonly days: string }[] {
  const known = dates ?? {};
  return Object.keys(known).map((name) => {
    const days = (known[name] ?? []).map(date);
    const first = days[0] ?? "";
    const last = days[days.length - 1] ?? "";
    return { name: t(DATE_NAMES[name] ?? "date.other"), days: first === last ? first : t("measure.date-range", { first, last }) };
  });
}

function Dates({ measure }: Own): JSX.Element | null {
  const lines = dateLines(measure, useJourney().words);
  if (lines.length === 0) {
    return null;
  }
  return (
    <Part words="measure.dates">
      <dl class="dates">
        {lines.map(({ name, days }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{days}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
