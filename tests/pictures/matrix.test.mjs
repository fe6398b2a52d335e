// The table of districts holds what the core compares: every entry once, silence as silence, and nothing else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { businesses } from "./support/businesses.mjs";
import { core, journeyIn, modules } from "./support/page.mjs";

const { firstView, groups, matrix, rowsOf, standingDetails, statusKey, translator } = await modules(
  "pictures/layout/matrix",
  "pictures/twin",
  "views/standing",
  "i18n/translate",
);

const CASES = businesses(500, 2).map(({ facts, asOf }) => {
  const comparison = core.compare(facts, asOf);
  return { home: facts.region, comparison, grid: matrix(comparison, facts.region) };
});

test("every measure and district of the comparison is in the table once, the person's own district first", () => {
  for (const { home, comparison, grid } of CASES) {
    const compared = [...comparison.differences, ...comparison.same];
    assert.deepEqual(grid.rows.map(({ measure }) => measure).sort(), compared.map(({ measure }) => measure).sort());
    const columns = grid.columns.map(({ region }) => region);
    assert.equal(new Set(columns).size, columns.length);
    assert.equal(columns.includes(home), !comparison.national_only.includes(home));
    assert.ok(!columns.includes(home) || columns[0] === home);
    for (const row of grid.rows) {
      const { regions } = compared.find(({ measure }) => measure === row.measure);
      assert.deepEqual(row.cells.map(({ region }) => region), columns);
      assert.deepEqual(new Set(regions.map(({ region }) => region)), new Set(columns));
      for (const { region, standings } of row.cells) {
        const entries = regions.filter((entry) => entry.region === region);
        assert.deepEqual(standings, entries.filter(({ silent }) => !silent));
        assert.equal(standings.length === 0, entries.every(({ silent }) => silent));
      }
    }
  }
});

test("a column says what the document of its district is worth", () => {
  for (const { comparison, grid } of CASES.slice(0, 50)) {
    for (const { region, legalStatus } of grid.columns) {
      const spoken = new Set(
        [...comparison.differences, ...comparison.same].flatMap(({ regions }) =>
          regions.filter((entry) => entry.region === region && !entry.silent).map(({ legal_status: status }) => status),
        ),
      );
      assert.ok(legalStatus.length > 0 && [...spoken].every((status) => legalStatus.includes(status)));
    }
  }
});

test("each view holds the rows that its name says, and the first one holds something", () => {
  for (const { comparison, grid } of CASES) {
    const { differences, same } = comparison;
    assert.equal(rowsOf(grid, "all").length, differences.length + same.length);
    assert.equal(rowsOf(grid, "differences").length, differences.length);
    assert.equal(rowsOf(grid, "verdicts").length, differences.filter(({ differs }) => differs.includes("status")).length);
    assert.ok(rowsOf(grid, firstView(grid)).length > 0);
  }
});

for (const lang of ["zh", "en"]) {
  test(`the list of a narrow screen says of each district what the table says, ${lang}`, () => {
    const journey = journeyIn(translator, lang);
    const say = ({ standings }) =>
      standings.map((standing) => [
        journey.words.t(statusKey(standing, { status: standing.legal_status })),
        standing.firmness,
        ...standingDetails(journey, standing, true),
      ]);
    for (const { grid } of CASES) {
      for (const row of grid.rows) {
        const listed = groups(row);
        assert.deepEqual(listed.flatMap(({ regions }) => regions).sort(), row.cells.map(({ region }) => region).sort());
        for (const { regions, cell } of listed) {
          for (const region of regions) {
            assert.deepEqual(say(row.cells.find((one) => one.region === region)), say(cell));
          }
        }
        assert.doesNotMatch(JSON.stringify(row.cells.map(say)), /[{}]|undefined|null/);
      }
    }
  });
}

test("figures and days are in the words of their cell", () => {
  const { words } = journeyIn(translator, "zh");
  let seen = 0;
  for (const { grid } of CASES) {
    for (const standing of grid.rows.flatMap(({ cells }) => cells.flatMap(({ standings }) => standings))) {
      const said = standingDetails(journeyIn(translator, "zh"), standing, false).join(" ");
      for (const number of Object.values(standing.params).flat()) {
        assert.ok(said.includes(String(number)), said);
      }
      for (const days of Object.values(standing.dates)) {
        const sorted = [...days].sort();
        assert.ok(said.includes(words.date(sorted[0])) && said.includes(words.date(sorted[sorted.length - 1])), said);
        seen += 1;
      }
    }
  }
  assert.ok(seen > 100, `${seen} cells with days`);
});

test("districts stand in one line of the list only where nothing that is shown differs", () => {
  const standing = CASES.flatMap(({ grid }) => grid.rows.flatMap(({ cells }) => cells.flatMap(({ standings }) => standings)))[0];
  const others = {
    status: "defeated",
    firmness: "planned",
    missing: ["stage"],
    params: { months: 99 },
    dates: { until: ["2099-01-01"] },
    legal_status: "draft",
  };
  const lines = (other) => groups({ cells: [standing, other].map((one, at) => ({ region: String(at), standings: [one] })) }).length;
  assert.equal(lines({ ...standing }), 1);
  for (const [what, value] of Object.entries(others)) {
    assert.notDeepEqual(standing[what], value);
    assert.equal(lines({ ...standing, [what]: value }), 2, what);
  }
});
