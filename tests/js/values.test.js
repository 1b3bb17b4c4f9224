import assert from "node:assert/strict";
import { test } from "node:test";
import { degrees, idOf, isoDate, line } from "../../web/static/js/overlay/values.js";
import { kit } from "./kit.js";

const DATES = {
  "2026-11-20": "2026-11-20",
  "2026.11.20.": "2026-11-20",
  "2026/1/2": "2026-01-02",
  "2026년 11월 20일": "2026-11-20",
  20261120: "2026-11-20",
  "2026-11": "2026-11",
  "2026년 1월": "2026-01",
  2026: "2026",
  "2026년": "2026",
  "2026년 하반기": "2026-H2",
  "2026-Q3": "2026-Q3",
  "2026년 3분기": "2026-Q3",
  "２０２６．１１．２０": "2026-11-20",
  "2026-11-20T09:00": "2026-11-20",
  어제: null,
  "2026-02-30": null,
  "2026-13": null,
  "26.11.20": null,
  "": null,
};

for (const [written, iso] of Object.entries(DATES)) {
  test(`a date is read as offices write it: ${written || "nothing"}`, () => assert.equal(isoDate(written), iso));
}

const DEGREES = { 129.3: 129.3, "129.3°": 129.3, "E129.3": 129.3, "35.4N": 35.4, "-35.4": -35.4, "１２９": 129 };

for (const [written, number] of Object.entries(DEGREES)) {
  test(`degrees are read: ${written}`, () => assert.equal(degrees(written), number));
}

test("what is no number is no place", () => {
  for (const written of ["가", "", "129,3", "129.3.1", "1e3"]) assert.ok(Number.isNaN(degrees(written)), written);
});

test("a cell is one printable line, without the quotes that keep a spreadsheet from computing", () => {
  assert.equal(line(" 가\r\n나\t 다 "), "가 나 다");
  assert.equal(line("가\u0000\u200b나"), "가나");
  assert.equal(line('="0123"'), "0123");
  assert.equal(line("'=1+1"), "=1+1");
  assert.equal(line("'tis"), "'tis");
});

test("a status is found by id, word in either language, or half of a word in two", () => {
  for (const written of ["approved", "승인·고시", "Approved", "승인", " 고 시 "]) {
    assert.equal(idOf(kit.statuses, written), "approved", written);
  }
  assert.equal(idOf(kit.statuses, "아무말"), null);
});
