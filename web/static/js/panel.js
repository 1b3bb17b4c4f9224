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
  fold(panel, new Map());
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

/**
 * A group while it is told: whether it is open, and how many of its layers are on.
 * @typedef {{ open: boolean, on: number }} Told
 */

/** The groups of the panel. @param {HTMLElement} panel */
function groups(panel) {
  /** @type {HTMLDetailsElement[]} */
  const found = all(panel, "[data-group]");
  return found;
}

/** How many layers of a group are on. @param {HTMLElement} group */
function lit(group) {
  return all(group, "[data-layer].on").length;
}

/** How a reader left the groups, by id. @param {HTMLElement} panel @returns {Map<string | undefined, Told>} */
function left(panel) {
  return new Map(groups(panel).map((group) => [group.dataset.group, { open: group.open, on: lit(group) }]));
}

/**
 * A group is open where it was, and where a layer came on.
 * @param {HTMLElement} panel @param {Map<string | undefined, Told>} before
 */
function fold(panel, before) {
  for (const group of groups(panel)) {
    const was = before.get(group.dataset.group) ?? { open: false, on: 0 };
    group.open = was.open || lit(group) > was.on;
  }
}

/** @param {HTMLElement} panel */
function checked(panel) {
  /** @type {HTMLInputElement[]} */
  const boxes = all(panel, "input[name=layers]:checked");
  return boxes.map((box) => box.value).filter(Boolean);
}

/**
 * Put a new panel in place, keeping focus, scroll and what is open.
 * @param {HTMLElement} panel @param {string} text
 */
function swap(panel, text) {
  const focused = panel.contains(document.activeElement) ? document.activeElement?.id : null;
  const scroll = panel.closest(".scroll");
  const scrolled = scroll?.scrollTop ?? 0;
  const before = left(panel);
  const hidden = new Set(all(panel, "[data-layer][hidden]").map((row) => row.dataset.layer));
  panel.replaceChildren(...part(text));
  fold(panel, before);
  hidden.forEach((id) => panel.querySelector(`[data-layer="${id}"]`)?.setAttribute("hidden", ""));
  if (scroll) scroll.scrollTop = scrolled;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}
