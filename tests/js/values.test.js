import assert from "node:assert/strict";
import { test } from "node:test";
import { degrees, line } from "../../web/static/js/overlay/values.js";
import { statusOf } from "../../web/static/js/overlay/words.js";
import { kit } from "./kit.js";

const DEGREES = { 129.3: 129.3, "129.3°": 129.3, "E129.3": 129.3, "35.4N": 35.4, "-35.4": -35.4, "１２９": 129 };

for (const [written, number] of Object.entries(DEGREES)) {
  test(`degrees are read: ${written}`, () => assert.equal(degrees(written), number));
}

test("what is no number is no place", () => {
  for (const written of ["가", "", "129,3", "129.3.1"]) assert.ok(Number.isNaN(degrees(written)), written);
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
    assert.deepEqual(statusOf(kit, written), { id: "approved", doubtful: false }, written);
  }
});
