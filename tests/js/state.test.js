import assert from "node:assert/strict";
import { test } from "node:test";
import { State } from "../../web/static/js/state.js";

const FIRST = {
  layers: ["population", "core-projects"],
  asof: "2025-12-17",
  view: null,
  focus: null,
  lang: "ko",
  theme: "colour",
  frame: null,
};

function made(values = {}) {
  const written = [];
  const address = { write: (query) => written.push(query), link: (query) => `https://atlas.example/?${query}` };
  return { written, state: new State({ ...FIRST, ...values }, address) };
}

test("the query names what is set, always in one order", () => {
  const { state } = made({ focus: "gyeongbuk.pohang", view: "8/36.2/127.9", frame: "tiles" });
  const query =
    "layers=population,core-projects&asof=2025-12-17&view=8/36.2/127.9&focus=gyeongbuk.pohang&lang=ko&theme=colour&frame=tiles";
  assert.equal(state.query(), query);
  assert.equal(state.permalink(), `https://atlas.example/?${query}`);
});

test("a scene does not depend on the window", () => {
  const { state } = made({ view: "8/36.2/127.9" });
  assert.equal(state.sceneQuery(), "layers=population,core-projects&asof=2025-12-17&lang=ko&theme=colour");
});

test("no layer is a state of its own, and is not the same as none stated", () => {
  assert.ok(made({ layers: [] }).state.query().startsWith("layers=&asof="));
  assert.ok(made({ layers: null }).state.query().startsWith("asof="));
});

test("what would end a value is escaped", () => {
  assert.equal(made({ focus: "가&b=c#" }).state.query(["focus"]), "focus=%EA%B0%80%26b%3Dc%23");
});

test("listeners hear of what changed, once, after it is written", () => {
  const { state, written } = made();
  const heard = [];
  state.onChange((changed) => heard.push([changed, written.length]));
  state.set({ asof: "2026-11-21", theme: "colour", layers: ["population", "core-projects"] });
  state.set({ asof: "2026-11-21" });
  state.set({ focus: "jeju", asof: "2026-11-21" });
  assert.deepEqual(heard, [
    [["asof"], 1],
    [["focus"], 2],
  ]);
  assert.equal(state.get("focus"), "jeju");
});
