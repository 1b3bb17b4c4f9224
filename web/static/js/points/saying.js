/**
 * What a sign says when it is pointed at or pressed.
 * @module points/saying
 * @typedef {import("./grouping.js").Sign} Sign
 */
import { el } from "../dom.js";
import { cited, onward } from "../popup.js";
import { filled } from "../saying.js";

const LISTED = 9;
/** Levels that one press comes nearer. */
const STEP = 2;

/** A sign in a few words. @param {Sign} sign @param {Record<string, string>} words @param {(n: number) => string} number */
export function named({ n, marks }, words, number) {
  const [{ name, id }] = marks;
  return (n === 1 && (name || id)) || filled(words.several, { n: number(n) });
}

/**
 * The row of a sign: its point with id and source; of several how many, which as far as the tile says it, a way nearer.
 * @param {Page} page @param {Scene} scene @param {Sign} sign @param {L.LatLng} at @param {(n: number) => string} number
 */
export function rowOf(page, scene, sign, at, number) {
  const { words, layer: id } = /** @type {import("../scene.js").Points} */ (scene.points);
  const layer = /** @type {Layer} */ (scene.layers.find((each) => each.id === id));
  const [first] = sign.marks;
  const own = sign.n === 1 && first.name && first.id ? filled(words.id, { id: first.id }) : null;
  const source = `${page.texts.source} ${cited(scene, layer.features[0])}`;
  return el(
    "div",
    { class: "popup-row" },
    el("p", { class: "popup-head" }, el("strong", {}, named(sign, words, number))),
    el("p", { class: "popup-layer" }, layer.title),
    own ? el("p", { class: "popup-note" }, own) : null,
    sign.n > 1 ? members(page, sign) : null,
    el("p", { class: "popup-source" }, source),
    el(
      "div",
      { class: "popup-foot" },
      sign.n > 1 ? nearer(page, words, at) : null,
      el("a", { href: onward(`/layers/${id}`, scene.state) }, page.texts.more),
      page.popup.closer(),
    ),
  );
}

/** The names of a circle's points where no zoom tells them apart any further. @param {Page} page @param {Sign} sign */
function members({ map, texts }, { n, marks }) {
  const names = marks.flatMap((mark) => (mark.n === 1 && mark.name) || []);
  if (map.getZoom() < map.getMaxZoom() || !names.length) return null;
  const shown = names.slice(0, LISTED);
  const rest = n - shown.length;
  const more = rest > 0 ? el("li", {}, filled(texts.rest, { n: rest })) : null;
  return el("ul", { class: "popup-list" }, ...shown.map((name) => el("li", {}, name)), more);
}

/** @param {Page} page @param {Record<string, string>} words @param {L.LatLng} at */
function nearer({ map, popup }, words, at) {
  if (map.getZoom() >= map.getMaxZoom()) return null;
  const button = el("button", { type: "button", class: "quiet", "data-nearer": true }, words.nearer);
  button.addEventListener("click", () => {
    popup.close();
    map.setView(at, Math.min(map.getMaxZoom(), Math.floor(map.getZoom()) + STEP));
  });
  return button;
}
