import assert from "node:assert/strict";
import { test } from "node:test";
import { BREAK, byMonth, Scale, stopFrom } from "../../web/static/js/scale.js";

const FIRST = "2017-12-18";
const DAYS = ["2026-11-21", "2024-02-01", "2025-12-17"];
const scale = new Scale(FIRST, DAYS);

test("the track begins with the first day and ends some weeks after the last", () => {
  assert.equal(scale.share(FIRST), 0);
  assert.ok(scale.share("2026-11-21") < 1);
  assert.equal(scale.day(1), "2027-02-04");
  assert.equal(scale.share("2040-01-01"), 1);
});

test("a day and its place on the track are one another's inverse", () => {
  for (let time = Date.parse(FIRST); time < Date.parse("2027-01-01"); time += 37 * 86400000) {
    const day = new Date(time + 1000).toISOString().slice(0, 10);
    const found = Date.parse(scale.day(scale.share(day)));
    assert.ok(Math.abs(found - Date.parse(day)) <= 86400000, day);
  }
});

test("later days stand further along, and the empty years take little room", () => {
  const days = ["2018-01-01", BREAK.from, "2020-01-01", BREAK.to, "2023-01-01", "2026-11-21"];
  const shares = days.map((day) => scale.share(day));
  assert.deepEqual(
    [...shares].sort((a, b) => a - b),
    shares,
  );
  assert.ok(Math.abs(shares[3] - shares[1] - (BREAK.end - BREAK.start)) < 1e-9);
});

test("left of the track is the first day", () => {
  assert.equal(scale.day(-1), FIRST);
});

test("ticks stand at the first year and at those after the gap", () => {
  assert.deepEqual(scale.years(), [2018, 2023, 2024, 2025, 2026, 2027]);
});

test("steps go to the next stop on either side, and stay at the ends", () => {
  assert.equal(stopFrom(DAYS, "2025-01-01", 1), "2025-12-17");
  assert.equal(stopFrom(DAYS, "2025-12-17", 1), "2026-11-21");
  assert.equal(stopFrom(DAYS, "2025-12-17", -1), "2024-02-01");
  assert.equal(stopFrom(DAYS, "2026-11-21", 1), undefined);
  assert.equal(stopFrom(DAYS, "2024-02-01", -1), undefined);
});

test("a month later or earlier, but never before the record", () => {
  assert.equal(byMonth("2025-12-17", 1, FIRST), "2026-01-17");
  assert.equal(byMonth("2025-03-17", -1, FIRST), "2025-02-17");
  assert.equal(byMonth("2018-01-02", -1, FIRST), FIRST);
});
