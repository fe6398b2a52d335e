// The map of a verdict holds the lines of its list, joined by lines that cross no other stop.
import assert from "node:assert/strict";
import { test } from "node:test";
import { businesses } from "./support/businesses.mjs";
import { core, modules } from "./support/page.mjs";

const { path, pieces } = await modules("pictures/layout/path");

const WAYS = businesses(500, 3).flatMap(({ facts, asOf }) =>
  core.assess(facts, asOf).measures.map((measure) => ({ measure, way: path(measure) })),
);

/** Every test of a tree with what was found, read from the tree alone. */
function leaves(nodes, negated = false) {
  return nodes.flatMap((node) => {
    if ("fact" in node) {
      return [`${node.fact} ${JSON.stringify(node.test)} ${negated} ${node.truth}`, ...leaves(node.because ?? [])];
    }
    const not = "not" in node;
    return leaves(node.all ?? node.any ?? [node.not ?? node.of].filter((one) => one !== undefined), not && "fact" in node.not);
  });
}

const opposite = { true: "false", false: "true", unknown: "unknown" };

test("random businesses bring every sign, and both kinds of line", () => {
  const stops = WAYS.flatMap(({ way }) => way.stops);
  assert.deepEqual(new Set(stops.map(({ sign }) => sign)), new Set(["met", "unmet", "open", "defeats", "spares"]));
  assert.ok(stops.some(({ lane }) => lane > 2));
  assert.ok(WAYS.some(({ way }) => way.tracks.some(({ open }) => open)) && WAYS.some(({ way }) => way.tracks.some(({ open }) => !open)));
});

test("the map holds each test of the tree, with its answer", () => {
  for (const { measure, way } of WAYS) {
    const drawn = way.stops.filter(({ reading }) => "fact" in reading.node).map(({ reading }) => {
      const { node, negated, truth } = reading;
      assert.equal(truth, negated ? opposite[node.truth] : node.truth);
      return `${node.fact} ${JSON.stringify(node.test)} ${negated} ${node.truth}`;
    });
    assert.deepEqual(drawn, leaves(measure.because), `${measure.document} ${measure.id}`);
    assert.equal(way.status, measure.status);
    const defeats = way.stops.filter(({ lane, reading }) => lane === 0 && "defeat" in reading.node);
    assert.equal(defeats.length, measure.because.filter((node) => "defeat" in node).length);
  }
});

test("a sign says what was found", () => {
  for (const { sign, reading } of WAYS.flatMap(({ way }) => way.stops)) {
    const expected =
      "defeat" in reading.node
        ? { true: "defeats", false: "spares", unknown: "open" }
        : { true: "met", false: "unmet", unknown: "open" };
    assert.equal(sign, expected[reading.truth]);
  }
});

test("one line comes to each stop but the first, and to the verdict; none runs through another stop", () => {
  for (const { way } of WAYS) {
    const { stops, tracks } = way;
    assert.equal(stops[0].lane, 0);
    for (let row = 1; row <= stops.length; row += 1) {
      assert.equal(tracks.filter(({ to }) => to === row).length, 1, `row ${row}`);
    }
    for (const { from, to, lane } of tracks) {
      assert.equal(stops[from].lane, lane);
      assert.ok([lane, lane + 1].includes(to === stops.length ? 0 : stops[to].lane));
      for (let row = from + 1; row < Math.min(to, stops.length); row += 1) {
        assert.ok(stops[row].lane > lane, "a line runs through a stop or its words");
      }
    }
  }
});

test("beside a row, no piece is drawn twice, and none to the right of its sign, where its words stand", () => {
  for (const { way } of WAYS) {
    for (let row = 0; row <= way.stops.length; row += 1) {
      const drawn = pieces(way, row);
      assert.equal(new Set(drawn.map(({ kind, lane }) => `${kind} ${lane}`)).size, drawn.length);
      const own = way.stops[row]?.lane ?? 0;
      assert.ok(drawn.every(({ lane }) => lane <= own));
      assert.equal(drawn.filter(({ kind }) => kind === "arrives" || kind === "turns").length, row === 0 ? 0 : 1);
    }
  }
});

test("the trunk is open to the verdict exactly where all that was asked is met and nothing defeats", () => {
  for (const { way } of WAYS) {
    const trunk = way.tracks.find(({ to }) => to === way.stops.length);
    const asked = way.stops.filter(({ lane }) => lane === 0);
    assert.equal(trunk.open, asked.every(({ sign }) => sign === "met" || sign === "spares"));
    assert.ok(!trunk.open || way.status === "applies", `open, but ${way.status}`);
  }
});
