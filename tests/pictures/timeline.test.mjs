// The timeline shows every day of an assessment, on the strip and in words, and nothing runs into anything else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { businesses } from "./support/businesses.mjs";
import { catalogue, core, DATED, journeyIn, modules } from "./support/page.mjs";

const { dayNumber, monthStarts, rowName, rowWords, STRIP, timeline, translator } = await modules(
  "pictures/layout/calendar",
  "pictures/layout/timeline",
  "pictures/twin",
  "i18n/translate",
);

const COUNT = 500;
const CASES = businesses(COUNT).map(({ facts, asOf }) => {
  const assessment = core.assess(facts, asOf);
  return { facts, asOf, assessment, times: timeline(assessment, facts, DATED) };
});
const SHOWN = CASES.filter(({ times }) => times !== null);

const shows = ({ status }) => status === "applies" || status === "depends";
const daysOf = (dates) => Object.values(dates).flat();
const rowOf = (times, measure) => times.rows.find(({ id, document }) => id === measure.id && document === measure.document);

test("random businesses bring dates, ranges and far days", () => {
  assert.ok(SHOWN.length > COUNT / 2, `${SHOWN.length} timelines`);
  const rows = SHOWN.flatMap(({ times }) => times.rows);
  assert.ok(rows.some(({ bars }) => bars.some(({ sure }) => !sure)), "a range of ends");
  assert.ok(rows.some(({ bars }) => bars.some(({ sure }) => sure)), "a period");
  assert.ok(rows.some(({ sure }) => !sure), "a measure that depends");
  assert.ok(rows.some(({ marks }) => marks.some(({ beyond }) => beyond !== 0)), "a day beyond the picture");
});

test("every day of an assessment has a mark and its words, and no other day has", () => {
  for (const { facts, assessment, times } of SHOWN) {
    const wanted = new Set([
      assessment.as_of,
      ...DATED.map((fact) => facts[fact]).filter((day) => day !== undefined),
      ...assessment.measures.filter(shows).flatMap(({ dates }) => daysOf(dates)),
      ...assessment.documents.flatMap(({ effective, until }) => [effective > assessment.as_of ? effective : null, until]),
    ]);
    wanted.delete(null);
    const drawn = new Set(times.rows.flatMap(({ marks }) => marks.map(({ day }) => day)));
    assert.deepEqual([...drawn].sort(), [...wanted].sort());
    for (const measure of assessment.measures.filter(shows)) {
      const row = rowOf(times, measure);
      assert.ok(row !== undefined || daysOf(measure.dates).length === 0, `${measure.id} has no row`);
      if (row !== undefined) {
        assert.deepEqual(new Set(daysOf(row.dates)), new Set(daysOf(measure.dates)));
        assert.equal(row.sure, measure.status === "applies");
      }
    }
  }
});

for (const lang of ["zh", "en"]) {
  test(`the strip and its words hold the same days, ${lang}`, () => {
    const journey = journeyIn(translator, lang);
    for (const { assessment, times } of SHOWN) {
      for (const row of times.rows) {
        const words = rowWords(journey, row, assessment).join(" ");
        assert.notEqual(rowName(journey, row, assessment), "");
        assert.doesNotMatch(words, /[{}]|undefined|null/);
        const drawn = new Set(row.marks.map(({ day }) => journey.words.date(day)));
        const written = new Set(words.match(lang === "zh" ? /\d+年\d+月\d+日/g : /\d+ [A-Z][a-z]+ \d+/g) ?? []);
        // Of more than two days of one name, the words give the earliest and the latest.
        const between = new Set(
          Object.values(row.dates).flatMap((days) => [...days].sort().slice(1, -1)).map((day) => journey.words.date(day)),
        );
        assert.deepEqual([...written].sort(), [...drawn].filter((day) => written.has(day) || !between.has(day)).sort());
      }
    }
  });
}

test("rows go from the earliest to the latest, each once", () => {
  for (const { times } of SHOWN) {
    const firsts = times.rows.map((row) => daysOf(row.dates).sort()[0] ?? "~");
    assert.deepEqual(firsts, [...firsts].sort());
    const keys = times.rows.map(({ kind, id, document }) => `${kind} ${document} ${id}`);
    assert.equal(new Set(keys).size, keys.length);
  }
});

test("later days stand further right, within the strip; only what is beyond it stands at its edge", () => {
  for (const { times } of SHOWN) {
    const marks = times.rows.flatMap((row) => row.marks).sort((a, b) => (a.day < b.day ? -1 : 1));
    marks.forEach((mark, at) => {
      assert.ok(mark.at >= 1 && mark.at <= 99);
      assert.equal(mark.beyond, mark.at === 1 ? -1 : mark.at === 99 ? 1 : 0);
      assert.ok(at === 0 || marks[at - 1].at <= mark.at);
    });
    for (const { bars } of times.rows) {
      bars.forEach((bar, at) => {
        assert.ok(bar.from < bar.to);
        assert.ok(at === 0 || bars[at - 1].to <= bar.from, "bars overlap");
      });
    }
  }
});

test("labels of the scale stand clear of one another and of the ends on the narrowest strip", () => {
  for (const { times } of SHOWN) {
    const labelled = times.ticks.filter(({ label }) => label !== null);
    const boxes = labelled.map(({ at, label }) => {
      const half = (label.length > 4 ? STRIP.month : STRIP.year) / 2;
      const centre = (at / 100) * STRIP.width;
      return [centre - half, centre + half];
    });
    boxes.forEach(([left, right], at) => {
      assert.ok(left >= -0.01 && right <= STRIP.width + 0.01, `${labelled[at].label} is cut off`);
      assert.ok(at === 0 || boxes[at - 1][1] <= left + 0.01, `${labelled[at].label} runs into its neighbour`);
    });
    assert.ok(labelled.length > 0, `no label: ${JSON.stringify(times.ticks)}`);
    const places = times.ticks.map(({ at }) => at);
    places.forEach((at, i) => assert.ok(i === 0 || at - places[i - 1] >= 1, "the lines make a field"));
  }
});

test("the end of a document is on the timeline, and its start while that is to come", () => {
  const [{ facts, assessment }] = CASES;
  const [first, ...others] = assessment.documents;
  const until = { ...assessment, as_of: "2026-01-01", documents: [{ ...first, effective: "2026-02-01", until: "2027-02-28" }, ...others] };
  const row = timeline(until, facts, DATED).rows.find(({ kind, id }) => kind === "document" && id === first.id);
  assert.deepEqual(row.dates, { from: ["2026-02-01"], until: ["2027-02-28"] });
  assert.deepEqual(row.bars.map(({ sure }) => sure), [true]);
});

test("nothing but today makes no picture", () => {
  assert.equal(timeline(core.assess({ region: "other" }, "2026-01-01"), {}, DATED), null);
});

test("days are counted as the calendar has them", () => {
  assert.equal(dayNumber("1970-01-01"), 0);
  assert.equal(dayNumber("2000-03-01") - dayNumber("2000-02-28"), 2);
  assert.equal(dayNumber("0001-01-01"), -719_162);
  assert.equal(dayNumber("9999-12-31"), 2_932_896);
  assert.equal(dayNumber("soon"), null);
  const from = dayNumber("2023-11-15");
  assert.deepEqual(monthStarts(from, from + 200, 3).map(({ iso }) => iso), ["2024-01", "2024-04"]);
  assert.deepEqual(monthStarts(from, from + 4000, 60).map(({ iso }) => iso), ["2025-01", "2030-01"]);
});

test("each dated fact of the catalogue is one that a person is asked for", () => {
  assert.ok(DATED.length > 0 && DATED.every((id) => catalogue.facts.some((fact) => fact.id === id)));
});
