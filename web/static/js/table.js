/**
 * The table of what is on the map: opened on demand, sortable by any column.
 * @module table
 */
import { part } from "./dom.js";
import { all, near } from "./finding.js";
import { html, latest } from "./loading.js";
import { sort } from "./order.js";

/** Let the table open, follow the state, be sorted, and show what was searched. @param {Page} page */
export function bindTable(page) {
  const { $, state } = page;
  /** @type {string | null} */
  let sought = null;
  page.whenDrawn(() => unpack($("table-body")));
  $("table-open").addEventListener("click", () => open(page, !document.body.classList.contains("has-table")));
  $("table").addEventListener("click", (event) => {
    const head = near(event, "[data-sort]");
    if (head) sort(head);
  });
  state.onChange(async (changed) => {
    if (!changed.some((name) => name === "layers" || name === "asof")) return;
    const text = await latest(state, "/fragments/table", html);
    if (text !== null) $("table-body").replaceChildren(...part(text));
    mark($("table-body"), sought);
  });
  page.showItem = (hit) => {
    sought = hit.id;
    if (hit.region) page.focusOn?.(hit.region);
    open(page, true);
    unpack($("table-body"));
    const layers = state.get("layers") ?? [];
    if (hit.layer && !layers.includes(hit.layer)) state.set({ layers: [...layers, hit.layer] });
    else mark($("table-body"), sought);
  };
}

/** @param {Page} page @param {boolean} shown */
function open({ $, map }, shown) {
  document.body.classList.toggle("has-table", shown);
  $("table-open").setAttribute("aria-expanded", String(shown));
  map.invalidateSize({ pan: false });
}

/** Mark the row of an item, and bring it into sight. @param {HTMLElement} body @param {string | null} id */
function mark(body, id) {
  all(body, "tr[aria-current]").forEach((row) => row.removeAttribute("aria-current"));
  const row = id === null ? undefined : all(body, "tr[data-item]").find((each) => each.dataset.item === id);
  row?.setAttribute("aria-current", "true");
  row?.scrollIntoView({ block: "center" });
}

/**
 * The page carries its table where only browsers without scripts lay it out: it must not hold up the map.
 * @param {HTMLElement} body
 */
function unpack(body) {
  const packed = body.querySelector(":scope > noscript");
  if (packed) body.replaceChildren(...part(packed.textContent ?? ""));
}
