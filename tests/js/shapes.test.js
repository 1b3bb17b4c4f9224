import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../../web/static/js/overlay/reading.js";
import { covered, firstOf, moved, pointIn } from "../../web/static/js/overlay/shapes.js";
import { kit } from "./kit.js";

/** A ring like an L, whose box has its middle outside. */
const BENT = { type: "Polygon", coordinates: [[[0, 0], [10, 0], [10, 1], [1, 1], [1, 10], [0, 10], [0, 0]]] }; // biome-ignore format: a ring
const HOLED = { type: "Polygon", coordinates: [[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]], [[1, 1], [8, 1], [8, 8], [1, 8], [1, 1]]] }; // biome-ignore format: rings
const APART = { type: "MultiPolygon", coordinates: [[[[0, 0], [4, 0], [4, 4], [0, 0]]], [[[90, 0], [91, 0], [91, 1], [90, 0]]]] }; // biome-ignore format: rings
const inBent = ([x, y]) => x >= 0 && y >= 0 && (y <= 1 ? x <= 10 : y <= 10 && x <= 1);

test("the point of a shape lies in it", () => {
  assert.ok(inBent(pointIn(BENT)), pointIn(BENT));
  const [x, y] = pointIn(HOLED);
  assert.ok(!(x > 1 && x < 8 && y > 1 && y < 8), `${x}, ${y}`);
  const apart = pointIn(APART);
  assert.ok(apart[0] <= 4 && apart[1] <= apart[0], apart);
  assert.deepEqual(pointIn({ type: "LineString", coordinates: [[0, 0], [2, 0], [2, 6]] }), [2, 2]); // biome-ignore format: a line
  assert.deepEqual(pointIn({ type: "MultiPoint", coordinates: [[3, 4], [5, 6]] }), [3, 4]); // biome-ignore format: points
  assert.deepEqual(
    pointIn({ type: "GeometryCollection", geometries: [{ type: "Point", coordinates: [9, 9] }, BENT] })?.length,
    2,
  );
  assert.equal(pointIn({ type: "Polygon", coordinates: [] }), null);
});

test("a shape covers the regions of all its parts, and none beside it", () => {
  const at = (x, y) => (x > 50 ? "far" : x > 5 ? "east" : y > 5 ? "north" : x > 2 && y > 2 ? "corner" : "home");
  assert.deepEqual(covered(BENT, at).sort(), ["east", "home", "north"]);
  assert.ok(covered(APART, at).includes("far"));
});

test("positions are moved at any depth", () => {
  assert.deepEqual(firstOf(moved(APART, ([x, y]) => [x + 1, y])), [1, 0]);
  assert.deepEqual(firstOf({ type: "GeometryCollection", geometries: [BENT] }), [0, 0]);
});

test("a shape of more regions than a row may have stands for their provinces", () => {
  const ids = Array.from({ length: 12 }, (_, i) => `busan.r${i}`);
  const regions = Object.fromEntries(ids.map((id) => [id, { name: id, level: "municipality", above: ["busan", "korea"], on: [id] }])); // biome-ignore format: one line
  const wide = { ...kit, regions: { ...kit.regions, ...regions } };
  const shape = { type: "Polygon", coordinates: [[[128, 35], [129.2, 35], [129.2, 36], [128, 36], [128, 35]]] }; // biome-ignore format: a ring
  const at = (lon) => ids[Math.floor((lon - 128) * 10)];
  const { rows, remarks } = read(wide, [{ row: 1, cells: { name: "가", status: "계획" }, shape }], at, 9);
  assert.deepEqual(rows[0].regions, ["busan"]);
  assert.deepEqual([remarks[0].reason, remarks[0].values.n], ["covers_much", 12]);
});
