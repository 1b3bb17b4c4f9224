import assert from "node:assert/strict";
import { test } from "node:test";
import { around, inside, Taken, touches, union } from "../../web/static/js/boxes.js";
import { cartography } from "../../web/static/js/cartography.js";
import { arranged, counted, marksOf, sitesOf, sizeAt } from "../../web/static/js/marks.js";

const REACH = Math.max(...cartography.reach_px) + 1;
const SIZE = 18;

function markAt(x, y, more = {}) {
  const feature = { id: `item-${x}-${y}`, kind: "point", mark: "m", status: "planned", regions: ["a"], lon: x, lat: y };
  return { layer: { id: "layer" }, feature: { ...feature, ...more }, i: 0, at: [x, y] };
}

/** Places on a few spots, so that many marks want the same one; always the same. */
function crowd(count) {
  let seed = 20261121;
  const next = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  return Array.from({ length: count }, (_, i) => ({ ...markAt(Math.floor(next() * 90), Math.floor(next() * 90)), i }));
}

test("no two marks touch, none is far from its place, and none is lost", () => {
  const marks = crowd(80);
  const { spots, clusters } = arranged(marks, new Taken(), SIZE);
  for (const [i, a] of spots.entries()) {
    assert.ok(Math.hypot(a.x - a.at[0], a.y - a.at[1]) <= REACH);
    assert.equal(a.moved, a.x !== a.at[0] || a.y !== a.at[1]);
    for (const b of spots.slice(i + 1)) assert.ok(!touches(a.box, b.box));
  }
  const gathered = clusters.flatMap(({ members }) => members);
  assert.equal(spots.length + gathered.length, marks.length);
  assert.equal(new Set([...spots, ...gathered].map(({ i }) => i)).size, marks.length);
  assert.ok(clusters.length > 0, "the crowd is too small to need a count");
  assert.ok(clusters.length < gathered.length / 4, "a count gathers what is near");
});

test("a mark keeps off what is taken, and stands at its place where that is free", () => {
  const taken = new Taken();
  taken.add(around(0, 0, 20, 20));
  const { spots } = arranged([markAt(0, 0), markAt(200, 200)], taken, SIZE);
  assert.deepEqual(
    spots.map(({ moved }) => moved),
    [true, false],
  );
  assert.ok(!touches(spots[0].box, around(0, 0, 20, 20)));
});

test("solid marks come before dashed ones, and an item has one mark and a dot for each further site", () => {
  const features = [
    { ...markAt(0, 0, { status: "proposed" }).feature, id: "b" },
    { ...markAt(5, 5, { status: "designated" }).feature, id: "a" },
    { ...markAt(9, 9, { status: "designated" }).feature, id: "a" },
    { ...markAt(1, 1).feature, kind: "listed", id: "c" },
  ];
  const scene = { layers: [{ id: "layer", geometry: "points", in_force: true, features }] };
  const marks = marksOf(scene, ([x, y]) => [x, y]);
  assert.deepEqual(
    marks.map(({ feature }) => feature.id),
    ["a", "b"],
  );
  assert.deepEqual(
    sitesOf(marks, ([x, y]) => [x, y]).map(({ at }) => at),
    [[9, 9]],
  );
  assert.deepEqual([sizeAt(6), sizeAt(8), sizeAt(11)], [18, 21, 24]);
});

test("far out, marks are counted in the province that they lie in", () => {
  const province = (name, parent) => ({ name, level: "province", parent, label: [1, 2], leader: null });
  const scene = {
    regions: { p: province("도", "p"), m: { ...province("시", "p"), level: "municipality", parent: "p" } },
  };
  const marks = [markAt(0, 0, { regions: ["m"] }), markAt(9, 9, { regions: ["p"] }), markAt(5, 5, { regions: [] })];
  const [count, ...rest] = counted(scene, marks, ([x, y]) => [x, y]);
  assert.deepEqual([count.id, count.name, count.members.length, rest.length], ["p", "도", 2, 0]);
});

test("boxes that share an edge do not touch, with a gap they do", () => {
  const [a, b] = [around(0, 0, 10, 10), around(10, 0, 10, 10)];
  assert.equal(touches(a, b), false);
  assert.equal(touches(a, b, 1), true);
  assert.equal(inside(a, union([a, b])), true);
  assert.equal(inside(union([a, b]), a), false);
});

test("a veil is kept off by what has another place, and what was only tried is free again", () => {
  const taken = new Taken();
  taken.veiled([around(0, 0, 10, 10)]);
  assert.equal(taken.free(around(0, 0, 2, 2)), false);
  assert.equal(taken.bare(around(0, 0, 2, 2)), true);
  taken.tried(() => taken.add(around(100, 0, 300, 10)));
  assert.equal(taken.free(around(200, 0, 2, 2)), true);
  taken.add(around(100, 0, 300, 10));
  assert.equal(taken.free(around(200, 0, 2, 2)), false);
});
