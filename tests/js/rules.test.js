/**
 * The rules of reading mean in the scripts what the one table of cases says; `tests/layers/reading` runs it too.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { orderOf } from "../../web/static/js/overlay/axes.js";
import { dateOf } from "../../web/static/js/overlay/dates.js";
import { pairIn } from "../../web/static/js/overlay/points.js";
import { lonlat, systemOf, systemsAround } from "../../web/static/js/overlay/projecting.js";
import { degrees } from "../../web/static/js/overlay/values.js";
import { fieldOf, sectorOf, statusOf } from "../../web/static/js/overlay/words.js";
import { kit } from "./kit.js";
import { cases, rules } from "./rules.js";

const rounded = (value) => String(Number(value.toFixed(5)));
const told = (found) => (found ? [found.iso, found.remark].filter(Boolean).join(" ") : "");
const READERS = {
  heading: (text) => fieldOf(rules, text) ?? "",
  system: (text) => systemOf(rules, text) ?? "",
  around: (text) => {
    const [x, y] = text.split(" ").map(Number);
    return systemsAround(rules, x, y).sort().join(" ");
  },
  date: (text) => told(dateOf(rules, text)),
  "number-date": (text) => told(dateOf(rules, Number(text))),
  degrees: (text) => (Number.isNaN(degrees(text)) ? "" : rounded(degrees(text))),
  pair: (text) => pairIn(text)?.map(rounded).join(" ") ?? "",
  metres: (text) => {
    const [code, x, y] = text.split(" ");
    return lonlat(rules, code, Number(x), Number(y)).map(rounded).join(" ");
  },
  axes: (text) => {
    const [named, headed, turned] = ["named", "headed", "turned"].map((word) => text.split(" ").includes(word));
    return orderOf(rules, named, headed, turned);
  },
  status: (text) => {
    const found = statusOf(kit, text);
    return found ? found.id + (found.doubtful ? "?" : "") : "";
  },
  sector: (text) => sectorOf(kit, text) ?? "",
};

for (const [kind, reads] of Object.entries(READERS)) {
  for (const { written, answer } of cases(kind)) {
    test(`${kind}: ${written} is ${answer || "none"}`, () => assert.equal(reads(written), answer));
  }
}

test("every kind of case has a reader", () => {
  assert.deepEqual(
    cases(null).filter(({ kind }) => !READERS[kind] && kind !== "place"),
    [],
  );
});
