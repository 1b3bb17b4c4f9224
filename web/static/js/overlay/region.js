/**
 * The rows of a region in its card, marked as the reader's own.
 * @module overlay/region
 */
import { el, mark } from "../dom.js";
import { markOf } from "../features.js";

/**
 * Put the rows that lie in a region above the card's sources, in place of those that stood there.
 * @param {HTMLElement} body @param {Kit} kit @param {Scene} scene @param {string | null} region
 */
export function showInCard(body, kit, scene, region) {
  body.querySelector(".user-section")?.remove();
  const layer = scene.layers.find((each) => each.id === kit.layer);
  const own = (layer?.features ?? []).filter(
    (each) => !("primary" in each && !each.primary) && within(kit, each, region),
  );
  if (!own.length || !body.querySelector(".card-head")) return;
  const section = el(
    "section",
    { class: "card-section user-section", "aria-labelledby": "card-user-input" },
    el("h3", { id: "card-user-input" }, kit.words.title, " ", el("span", { class: "number" }, String(own.length))),
    el("ul", { class: "entries" }, ...own.map((feature) => entry(kit, scene, feature))),
  );
  const before = body.querySelector(".card-sources");
  if (before) before.before(section);
  else body.append(section);
}

/** @param {Kit} kit @param {Feature} feature @param {string | null} region */
function within(kit, feature, region) {
  return feature.regions.some((id) => id === region || kit.regions[id]?.above.includes(region ?? ""));
}

/** @param {Kit} kit @param {Scene} scene @param {Feature} feature */
function entry(kit, scene, feature) {
  const note = scene.footnotes.find((each) => each.n === feature.sources[0]);
  const about = [feature.detail, feature.date, note?.publisher].filter(Boolean).join(" · ");
  return el(
    "li",
    { class: "entry" },
    el("span", { class: "seal" }, mark(scene.marks[markOf(feature) ?? ""])),
    el(
      "div",
      { class: "entry-words" },
      el("p", { class: "entry-name" }, feature.label),
      el("p", { class: "entry-about" }, about),
      el("span", { class: "flag" }, kit.words.title),
    ),
    el("span", { class: `chip chip-${feature.status}` }, feature.status_label),
  );
}
