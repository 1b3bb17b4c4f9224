import assert from "node:assert/strict";
import { test } from "node:test";
import { ordering } from "../../web/static/js/order.js";

test("numbers in texts are ordered by their size, and back", () => {
  const texts = ["10건", "9건", "100건"];
  assert.deepEqual([...texts].sort(ordering("ko", true)), ["9건", "10건", "100건"]);
  assert.deepEqual([...texts].sort(ordering("ko", false)), ["100건", "10건", "9건"]);
});

test("days of any precision are ordered as days", () => {
  const days = ["2026-11-20", "2025-12-17", "", "2026", "2026-02"];
  assert.deepEqual([...days].sort(ordering("ko", true)), ["", "2025-12-17", "2026", "2026-02", "2026-11-20"]);
});

test("Korean names stand in the order of the alphabet in Korean, before or after others by the language", () => {
  assert.deepEqual(["하동", "가평", "나주"].sort(ordering("ko", true)), ["가평", "나주", "하동"]);
  assert.deepEqual(["Ulsan", "busan", "Gimje"].sort(ordering("en", true)), ["busan", "Gimje", "Ulsan"]);
});
