/** Marks of vector tiles as they are read, gathered and found again. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { PbfWriter } from "pbf";
import { classOf } from "../../web/static/js/points/drawing.js";
import { cellsOf, groupsOf, signAt } from "../../web/static/js/points/grouping.js";
import { Queue } from "../../web/static/js/points/queue.js";
import { read } from "../../web/static/js/points/reading.js";

const SIZE = 256;

/** A mark in the middle of a pixel. */
function mark(x, y, n = 1, name = "") {
  return { x: (x + 0.5) / SIZE, y: (y + 0.5) / SIZE, n, id: name, name };
}

/** A tile of points as bytes: each with its place in 4096 parts and the numbers of its key and value. */
function tile(features, keys, values) {
  const writer = new PbfWriter();
  writer.writeMessage(
    3,
    (layer, out) => {
      out.writeVarintField(15, 2);
      out.writeStringField(1, layer);
      for (const { x, y, tags } of features)
        out.writeMessage(2, (_, one) => {
          one.writePackedVarint(2, tags);
          one.writeVarintField(3, 1);
          one.writePackedVarint(4, [9, 2 * x, 2 * y]);
        });
      keys.forEach((key) => out.writeStringField(3, key));
      for (const value of values)
        out.writeMessage(4, (_, one) =>
          typeof value === "string" ? one.writeStringField(1, value) : one.writeVarintField(5, value),
        );
      out.writeVarintField(5, 4096);
    },
    "points",
  );
  return writer.finish();
}

function marksOf(bytes) {
  const marks = [];
  const steps = [...read(bytes, marks)].length;
  return { marks, steps };
}

test("a tile is read as marks with their number, and the name of one that stands alone", () => {
  const bytes = tile(
    [
      { x: 2048, y: 1024, tags: [0, 0] },
      { x: 0, y: 4095, tags: [0, 1, 1, 2, 2, 3] },
    ],
    ["n", "id", "name"],
    [1234, 1, "t1", "시험 공장"],
  );
  assert.deepEqual(marksOf(bytes).marks, [
    { x: 0.5, y: 0.25, n: 1234, id: "", name: "" },
    { x: 0, y: 4095 / 4096, n: 1, id: "t1", name: "시험 공장" },
  ]);
});

test("many marks are read in parts, and a tile of other layers has none", () => {
  const features = Array.from({ length: 1000 }, (_, i) => ({ x: i, y: i, tags: [0, 0] }));
  const { marks, steps } = marksOf(tile(features, ["n"], [1]));
  assert.deepEqual([marks.length, steps], [1000, 2]);
  assert.deepEqual(marksOf(new PbfWriter().finish()).marks, []);
});

test("bytes that are no tile are refused", () => {
  assert.throws(() => marksOf(new Uint8Array([26, 200, 1, 7, 7, 7])));
});

test("each cell is one square that fills its place", () => {
  const [first, last] = cellsOf([mark(0, 0, 5), { ...mark(255, 255), x: 1, y: 1 }], 64, SIZE);
  assert.deepEqual([first.x, first.y, first.r, first.n], [2, 2, 2, 5]);
  assert.deepEqual([last.x, last.y], [254, 254]);
});

test("few points stand apart, many become one circle with their number, in its own square", () => {
  assert.equal(groupsOf([mark(1, 1), mark(9, 9), mark(20, 20), mark(30, 30)], SIZE).length, 4);
  const crowd = Array.from({ length: 5 }, (_, i) => mark(i, i));
  const [circle, ...others] = groupsOf([...crowd, mark(200, 200)], SIZE);
  assert.deepEqual([circle.n, circle.marks.length, others.length], [5, 5, 1]);
  assert.ok(circle.x >= 10 && circle.x <= 22);
  const [two] = groupsOf([mark(1, 1, 2)], SIZE);
  assert.equal(two.n, 2);
});

test("no point is lost or counted twice", () => {
  const marks = Array.from({ length: 4096 }, (_, i) => mark((i * 4) % 256, (i >> 6) * 4, 1 + (i % 7)));
  const whole = marks.reduce((sum, { n }) => sum + n, 0);
  for (const signs of [groupsOf(marks, SIZE), cellsOf(marks, 64, SIZE)])
    assert.equal(
      signs.reduce((sum, { n }) => sum + n, 0),
      whole,
    );
});

test("the nearest sign is found, a little beside it too, and none far off", () => {
  const signs = groupsOf([mark(10, 10, 1, "a"), mark(100, 100, 1, "b")], SIZE);
  assert.equal(signAt(signs, 12, 12, 0).marks[0].name, "a");
  assert.equal(signAt(signs, 100.5, 110, 8).marks[0].name, "b");
  assert.equal(signAt(signs, 50, 50, 8), undefined);
});

test("a number is of the class that begins at or below it", () => {
  const classes = [1, 2, 10, 100, 1000].map((least) => ({ least, colour: "", label: "" }));
  assert.deepEqual(
    [1, 2, 9, 10, 999, 1000, 5e6].map((n) => classOf(n, classes)),
    [0, 1, 1, 2, 3, 4, 4],
  );
});

test("jobs are done in turn over several frames, and one that is dropped is not", () => {
  const frames = [];
  globalThis.requestAnimationFrame = (act) => frames.push(act);
  const done = [];
  function* job(name) {
    yield;
    done.push(name);
  }
  const queue = new Queue();
  const [first, left, last] = ["first", "left", "last"].map(job);
  [first, left, last].forEach((each) => queue.add(each));
  queue.drop(left);
  while (frames.length) frames.shift()();
  assert.deepEqual(done, ["first", "last"]);
});
