/**
 * The legend over the map: that of every layer that is drawn, as the panel has it.
 * @module legend
 */
import { el } from "./dom.js";
import { all, one } from "./finding.js";

/** Keep the legend over the map as the panel's. @param {Page} page */
export function bindLegend({ $ }) {
  const panel = $("panel-groups");
  const drawn = $("key-drawn");
  const show = () => {
    drawn.replaceChildren(...all(panel, ".layer.on:not(.dimmed)").flatMap(entry));
    $("key-how").hidden = !drawn.querySelector(".seal");
  };
  new MutationObserver(show).observe(panel, { childList: true });
  panel.addEventListener("legend", show);
  show();
}

/** @param {HTMLElement} layer */
function entry(layer) {
  const legend = layer.querySelector(".legend:not([hidden])");
  if (!legend) return [];
  const number = one(layer, ".number").textContent;
  const head = el("p", { class: "key-layer" }, layer.dataset.title, " ", el("span", { class: "number" }, number));
  return [head, legend.cloneNode(true)];
}
