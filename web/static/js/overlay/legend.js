/**
 * The rows' part of the panel: on or off, how many of which status, and that they are the reader's own.
 * @module overlay/legend
 */
import { el, mark } from "../dom.js";

/**
 * Write the legend of the rows into the panel; nothing where there are none.
 * @param {Page} page @param {Kit} kit @param {Scene} scene @param {RowStore} store
 */
export function showLegend(page, kit, scene, store) {
  const body = page.$("overlay-legend");
  const focused = document.activeElement?.id === "overlay-on";
  body.replaceChildren(...(store.rows.length ? parts(kit, scene, store) : []));
  if (focused) page.$("overlay-on")?.focus({ preventScroll: true });
}

/** @param {Kit} kit @param {Scene} scene @param {RowStore} store */
function parts(kit, scene, store) {
  const layer = scene.layers.find((each) => each.id === kit.layer);
  const box = el("input", { type: "checkbox", id: "overlay-on", "aria-describedby": "overlay-about" });
  box.checked = store.shown;
  box.addEventListener("change", () => store.show(box.checked));
  const rows = (layer?.legend ?? []).map((row) =>
    el(
      "li",
      { class: "legend-row" },
      el("span", { class: "seal" }, mark(kit.marks[row.mark ?? ""])),
      el("span", { class: "legend-label" }, row.label),
      " ",
      el("span", { class: "number" }, String(row.count)),
    ),
  );
  return [
    el(
      "div",
      { class: "layer-head" },
      box,
      el("label", { for: "overlay-on" }, kit.words.title),
      el("span", { class: "number" }, String(store.rows.length)),
    ),
    rows.length ? el("ul", { class: "legend" }, ...rows) : null,
    el("p", { class: "caution", id: "overlay-about" }, kit.words.caution),
    el("p", { class: "source-line", id: "overlay-said" }, kit.texts.kept_here),
  ].filter((each) => each !== null);
}
