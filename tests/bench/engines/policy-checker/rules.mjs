// The sixty rules in packs that take the places of the national ones, which every assessment counts: so that exactly
// these rules are assessed. A pack has one rule for a measure, and there are fewer measures than rules.
import { AS_OF, TODAY, dayText } from "../day.mjs";

/** A region without a document of its own. */
const REGION = "other";

export function rules({ rules }, { documents, measures }) {
  const national = documents.filter((document) => document.region === null);
  const share = Math.ceil(rules.length / national.length);
  const packs = national.map((document, place) => pack(document, measures, rules.slice(place * share, (place + 1) * share)));
  const ids = packs.flatMap(({ document, rules }) => rules.map(({ measure }) => `${document.id}/${measure}`));
  return {
    asOf: AS_OF,
    packs: packs.map((pack) => JSON.stringify(pack)),
    // Where a verdict stands in the list of all.
    places: Object.fromEntries(ids.map((id, place) => [id, place])),
  };
}

/** What the page passes: dates as text, and the region. */
export function situation(known, { facts }) {
  const dates = new Set(facts.filter((fact) => fact.type === "date").map((fact) => fact.id));
  const stated = Object.entries(known).map(([id, value]) => [id, dates.has(id) ? dayText(value) : value]);
  return { region: REGION, ...Object.fromEntries(stated) };
}

// The texts are those of the catalogue: as long as real ones.
const pack = ({ id, title, number, issuer, covers, note }, measures, rules) => ({
  document: { id, title, number, issuer, status: "law", source: `${id}.txt`, covers, note },
  clauses: rules.map((_, place) => ({ ref: clause(place) })),
  rules: rules.map(({ when }, place) => ({
    measure: measures[place].id,
    firmness: "may",
    clauses: [{ ref: clause(place), quote: measures[place].help.zh }],
    when: condition(when),
    says: measures[place].help,
  })),
});

const clause = (place) => `第${place + 1}条`;

function condition(of) {
  if (of.all) return { all: of.all.map(condition) };
  if (of.any) return { any: of.any.map(condition) };
  if (of.not) return { not: condition(of.not) };
  if ("is" in of) return { fact: of.fact, is: of.is };
  if ("oneOf" in of) return { fact: of.fact, "one-of": of.oneOf };
  // The day d lies before n where today lies on or after d + (today + 1 - n).
  return "before" in of
    ? { fact: of.fact, today: "on-or-after", "plus-days": TODAY + 1 - of.before }
    : { fact: of.fact, today: "before", "plus-days": TODAY + 1 - of.from };
}
