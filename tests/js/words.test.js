import assert from "node:assert/strict";
import { test } from "node:test";
import { checkedUntil, longDate, sourceLine, words } from "../../web/static/js/offline_words.js";
import { told } from "./told.js";

const DATES = [
  ["2025-12-17", "2025년 12월 17일", "17 December 2025"],
  ["2024-02", "2024년 2월", "February 2024"],
  ["2024", "2024년", "2024"],
  ["2026-H2", "2026년 하반기", "second half of 2026"],
  ["2026-Q3", "2026년 3분기", "third quarter of 2026"],
];

for (const [iso, ko, en] of DATES) {
  test(`a date of any precision is written in words: ${iso}`, () => {
    assert.equal(longDate(iso, told("ko")), ko);
    assert.equal(longDate(iso, told("en")), en);
  });
}

function layer(title, count, more = {}) {
  return { title, count, in_force: true, checked: "2026-03-12", stale: false, open: {}, ...more };
}

test("the particle follows the last letter that is read aloud", () => {
  const caption = (title, count) => words([layer(title, count)], "2025-12-17", 17, told("ko")).caption;
  assert.ok(caption("특화단지", 12).includes("특화단지 12가 있음."));
  assert.ok(caption("특화단지", 13).includes("특화단지 13이 있음."));
  assert.ok(caption("성장엔진", 0).includes("성장엔진이 있음."));
  assert.ok(caption("인구(명)", 0).includes("인구(명)이 있음."));
  assert.ok(caption("구미(제2단지)", 0).includes("구미(제2단지)가 있음."));
});

test("what is open is counted by layer in force and kind, and never summed over layers", () => {
  const layers = [
    layer("가", 3, { open: { undecided: 1, unconfirmed: 2 } }),
    layer("나", 2, { open: { undecided: 1, "name-unknown": 1 } }),
    layer("다", 9, { open: { undecided: 5 }, in_force: false }),
  ];
  const said = words(layers, "2025-12-17", 17, told("ko"));
  assert.ok(said.caption.includes("가 3(미정 1건, 미확인 2건), 나 2(미정 1건, 명칭 미확인 1건)이 있음."));
  assert.equal(said.title, "가 외 1개 레이어");
  assert.ok(said.subtitle.endsWith("켠 레이어 2 · 기준일에 없는 레이어 1"));
});

test("the earliest check of what is in force counts, and a stale one is cautioned of", () => {
  const layers = [
    layer("가", 1),
    layer("나", 1, { checked: "2025-01", stale: true }),
    layer("다", 1, { checked: null }),
  ];
  assert.equal(checkedUntil(layers), "2025-01");
  assert.equal(checkedUntil([layer("가", 1, { in_force: false })]), null);
  assert.ok(words(layers, "2026-11-21", 16, told("en")).banner?.includes("the earliest January 2025"));
  assert.equal(words([layer("가", 1)], "2026-11-21", 16, told("en")).banner, null);
});

test("no layer is a map of provinces, and no more than two sources are named", () => {
  assert.equal(words([], "2025-12-17", 17, told("en")).title, "Map of provinces");
  assert.equal(sourceLine(["가", "나", "다", "라"], told("ko")), "가 · 나 외 2");
  assert.equal(sourceLine(["a", "b"], told("en")), "a · b");
});
