/**
 * The layer panel: its checkboxes are the layers of the state.
 * @module panel
 */

import { part } from "./dom.js";
import { all } from "./finding.js";
import { html, latest } from "./loading.js";

/** Let the panel change the state, and follow it. @param {Page} page */
export function bindPanel({ $, state }) {
  const panel = $("panel-groups");
  panel.addEventListener("change", (event) => {
    if (/** @type {HTMLInputElement} */ (event.target).name === "layers") state.set({ layers: checked(panel) });
  });
  $("panel").addEventListener("submit", (event) => event.preventDefault());
  state.onChange(async (changed) => {
    if (!changed.some((name) => name === "layers" || name === "asof")) return;
    const text = await latest(state, "/fragments/panel", html);
    if (text !== null) swap(panel, text);
  });
}

/** @param {HTMLElement} panel */
function checked(panel) {
  /** @type {HTMLInputElement[]} */
  const boxes = all(panel, "input[name=layers]:checked");
  return boxes.map((box) => box.value).filter(Boolean);
}

/**
 * Put a new panel in place, keeping focus, scroll and opened legends.
 * @param {HTMLElement} panel @param {string} text
 */
function swap(panel, text) {
  const focused = panel.contains(document.activeElement) ? document.activeElement?.id : null;
  const scroll = panel.closest(".scroll");
  const scrolled = scroll?.scrollTop ?? 0;
  const hidden = new Set(all(panel, "[data-layer][hidden]").map((row) => row.dataset.layer));
  panel.replaceChildren(...part(text));
  hidden.forEach((id) => panel.querySelector(`[data-layer="${id}"]`)?.setAttribute("hidden", ""));
  if (scroll) scroll.scrollTop = scrolled;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}
