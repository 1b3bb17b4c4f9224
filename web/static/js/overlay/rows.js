/**
 * The rows in the page's table of items, marked as the reader's own.
 * @module overlay/rows
 */
import { el, mark } from "../dom.js";
import { markOf } from "../features.js";
import { regionName } from "./layer.js";

const OURS = "user-row";

/**
 * Put the rows at the head of the table, in place of those that stood there.
 * @param {HTMLElement} body @param {Kit} kit @param {Scene} scene @param {boolean} shown
 */
export function showRows(body, kit, scene, shown) {
  if (body.querySelector(":scope > noscript")) return;
  body.querySelectorAll(`.${OURS}`).forEach((row) => row.remove());
  const layer = scene.layers.find((each) => each.id === kit.layer);
  if (!shown || !layer) return;
  const lines = once(layer.features).map((feature) => line(kit, scene, feature));
  /** @type {HTMLTableElement | null} */
  const table = body.querySelector("table.data");
  if (table) table.tBodies[0].prepend(...lines);
  else
    body.append(
      el(
        "div",
        { class: `table-wrap ${OURS}` },
        el("table", { class: "data" }, el("caption", {}, kit.words.title), head(kit), el("tbody", {}, ...lines)),
      ),
    );
}

/** @param {Kit} kit */
function head(kit) {
  const names = ["name", "layer", "region", "sector", "status", "date", "note", "source"];
  return el("thead", {}, el("tr", {}, ...names.map((name) => el("th", { scope: "col" }, kit.texts[`field_${name}`]))));
}

/** @param {Feature[]} features */
function once(features) {
  return [...new Map([...features].reverse().map((each) => [each.id, each])).values()].reverse();
}

/** @param {Kit} kit @param {Scene} scene @param {Feature} feature */
function line(kit, scene, feature) {
  const note = scene.footnotes.find((each) => each.n === feature.sources[0]);
  return el(
    "tr",
    { class: OURS },
    el("th", { scope: "row" }, el("span", { class: "seal" }, mark(scene.marks[markOf(feature) ?? ""])), feature.label),
    el("td", {}, kit.words.title),
    el("td", {}, feature.regions.map((id) => regionName(kit, id)).join(" · ") || "–"),
    el("td", {}, feature.sector_label ?? "–"),
    el(
      "td",
      {},
      el("span", { class: `chip chip-${feature.status}` }, feature.status_label),
      " ",
      el("span", { class: "flag" }, kit.words.title),
    ),
    el("td", { class: "date", "data-value": feature.date ?? "" }, feature.date ?? "–"),
    el("td", { class: "about" }, [feature.detail, ...feature.notes].filter(Boolean).join(" · ") || "–"),
    el("td", {}, note?.publisher),
  );
}
