import type { Assessment, Standing } from "../engine/types";
import type { Journey } from "../journey/context";
import { factLabel } from "../views/describeLeaf";
import { statusKey } from "../views/standing";
import { measureLabel } from "../views/Trace";
import { dateWords, figureWords } from "./figures";
import { PERIODS, type Row } from "./layout/timeline";

/** What a line of the timeline is about. */
export function rowName(journey: Journey, { kind, id }: Row, { documents }: Assessment): string {
  switch (kind) {
    case "today":
      return journey.words.t("timeline.today");
    case "fact":
      return factLabel(journey, id);
    case "measure":
      return measureLabel(journey, id);
    case "document": {
      const document = documents.find((one) => one.id === id);
      return document === undefined ? id : document.title;
    }
  }
}

/** Everything that a strip of the timeline shows, in words. */
export function rowWords(journey: Journey, row: Row, { measures, documents }: Assessment): readonly string[] {
  const { words } = journey;
  const { t, date } = words;
  const days = dateWords(words, row.dates);
  const measure = measures.find(({ id, document }) => id === row.id && document === row.document);
  if (row.kind !== "measure" || measure === undefined) {
    return row.kind === "document" ? days : (row.dates.other ?? []).map(date);
  }
  const { params, firmness } = measure;
  const periods = PERIODS.reduce((some, name) => (params[name] === undefined ? some : { ...some, [name]: params[name] }), {});
  const figures = words.list(figureWords(words, periods));
  const status = t(statusKey(measure, documents.find(({ id }) => id === row.document)));
  return [
    // What is only planned must not look like a right that one has.
    t("timeline.status", { status, firmness: t(`firmness.${firmness}`) }),
    ...(figures === "" ? [] : [t("timeline.period", { figures })]),
    ...(days.length === 0 ? [t("timeline.no-day")] : days),
    ...row.given.map(({ fact, day }) => t("timeline.reads", { fact: factLabel(journey, fact), date: date(day) })),
  ];
}

/** Facts that are named in a cell; more would hide the rest of the table. */
const MOST = 3;

/** What a cell says beside status and firmness; what would decide only where that differs between districts. */
export function standingDetails(journey: Journey, { missing, params, dates }: Standing, deciding: boolean): readonly string[] {
  const { words } = journey;
  const facts = words.list(missing.slice(0, MOST).map((fact) => factLabel(journey, fact)));
  const more = missing.length > MOST ? words.t("matrix.more") : "";
  return [
    ...figureWords(words, params),
    ...dateWords(words, dates),
    ...(deciding && missing.length > 0 ? [words.t("matrix.open", { facts: facts + more, count: missing.length })] : []),
  ];
}
