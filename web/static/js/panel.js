/**
 * The layer panel: its checkboxes are the layers of the state.
 * @module panel
 */

import { part } from "./dom.js";
import { all } from "./finding.js";
import { html, latest } from "./loading.js";

const FOLLOWED = ["layers", "asof", "sector", "status"];

/** Let the panel change the state, and follow it. @param {Page} page */
export function bindPanel({ $, state }) {
  const panel = $("panel-groups");
  panel.addEventListener("change", (event) => {
    if (/** @type {HTMLInputElement} */ (event.target).name === "layers") state.set({ layers: checked(panel) });
  });
  bindFilters($("filters"), state);
  $("panel").addEventListener("submit", (event) => event.preventDefault());
  state.onChange(async (changed) => {
    if (!changed.some((name) => FOLLOWED.includes(name))) return;
    const text = await latest(state, "/fragments/panel", html);
    if (text !== null) swap(panel, text);
  });
}

/** Each choice of the filter is one name of the state, and follows it. @param {HTMLElement | null} filters @param {State} state */
function bindFilters(filters, state) {
  if (!filters) return;
  filters.addEventListener("change", (event) => {
    const { name, value } = /** @type {HTMLSelectElement} */ (event.target);
    state.set({ [name]: value || null });
  });
  /** @type {HTMLSelectElement[]} */
  const lists = all(filters, "select");
  state.onChange(() => lists.forEach((select) => choose(select, state)));
}

/** Several ids are one option, named by those that they are. @param {HTMLSelectElement} select @param {State} state */
function choose(select, state) {
  const value = state.get(/** @type {"sector" | "status"} */ (select.name)) ?? "";
  const options = [...select.options];
  if (!options.some((option) => option.value === value)) {
    const ids = value.split(",");
    const names = options.filter((option) => ids.includes(option.value)).map((option) => option.text);
    select.add(new Option(names.join(", "), value));
  }
  select.value = value;
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
