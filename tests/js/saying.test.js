import assert from "node:assert/strict";
import { test } from "node:test";
import { filled, particle, wordOf } from "../../web/static/js/saying.js";

const PARTICLES = [
  ["벨트", "은/는", "벨트는"],
  ["단지 10", "이/가", "단지 10이"],
  ["성장엔진 (8)", "이/가", "성장엔진 (8)이"],
  ["서울", "으로/로", "서울로"],
  ["부산", "으로/로", "부산으로"],
  ["LNG URL", "으로/로", "LNG URL로"],
  ["AI Farm", "으로/로", "AI Farm으로"],
  ["", "은/는", "는"],
];

for (const [word, pair, expected] of PARTICLES) {
  test(`a particle follows the last sound: ${expected}`, () => assert.equal(particle(word, pair), expected));
}

test("a text takes the form its values ask for, and keeps a name without a value", () => {
  assert.equal(filled("{name:을/를} {n}건 {other}", { name: "부산", n: 3 }), "부산을 3건 {other}");
  assert.equal(filled("{n} {n:layer|layers}", { n: 1 }, "^1$"), "1 layer");
  assert.equal(filled("{n} {n:layer|layers}", { n: 0 }, "^1$"), "0 layers");
  assert.equal(filled("{n:warstwa|warstwy|warstw}", { n: 22 }, "^1$ (^|[^1])[234]$"), "warstwy");
});

test("a word is in the language asked for, or in English", () => {
  const word = { id: "planned", ko: "계획", en: "planned" };
  assert.deepEqual(
    ["ko", "en", "ja"].map((lang) => wordOf(word, lang)),
    ["계획", "planned", "planned"],
  );
});

test("a count takes the forms of the page's language where a script says no other", () => {
  globalThis.document = /** @type {any} */ ({ documentElement: { dataset: { plural: "^1$" } } });
  assert.equal(filled("{n} {n:item|items}", { n: 1 }), "1 item");
  assert.equal(filled("{n} {n:item|items}", { n: 21 }), "21 items");
  delete (/** @type {any} */ (globalThis).document);
});
