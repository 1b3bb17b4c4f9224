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
  /** What was searched, and whether the focus was led there. @type {string | null} */
  let sought = null;
  let led = true;
  const seek = () => {
    const row = mark($("table-body"), sought);
    if (row && !led) row.querySelector("a")?.focus({ preventScroll: true });
    led ||= Boolean(row);
  };
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
    seek();
  });
  page.showItem = (hit) => {
    [sought, led] = [hit.id, false];
    open(page, true);
    if (hit.region) page.focusOn?.(hit.region);
    unpack($("table-body"));
    const layers = state.get("layers") ?? [];
    if (hit.layer && !layers.includes(hit.layer)) state.set({ layers: [...layers, hit.layer] });
    else seek();
  };
}

/** @param {Page} page @param {boolean} shown */
function open({ $, map }, shown) {
  document.body.classList.toggle("has-table", shown);
  $("table-open").setAttribute("aria-expanded", String(shown));
  map.invalidateSize({ pan: false });
}

/** Mark the row of an item, and bring it into sight; the row. @param {HTMLElement} body @param {string | null} id */
function mark(body, id) {
  all(body, "tr[aria-current]").forEach((row) => row.removeAttribute("aria-current"));
  const row = id === null ? undefined : all(body, "tr[data-item]").find((each) => each.dataset.item === id);
  row?.setAttribute("aria-current", "true");
  row?.querySelector("th, td")?.scrollIntoView({ block: "center" });
  return row;
}

/**
 * The page carries its table where only browsers without scripts lay it out: it must not hold up the map.
 * @param {HTMLElement} body
 */
function unpack(body) {
  const packed = body.querySelector(":scope > noscript");
  if (packed) body.replaceChildren(...part(packed.textContent ?? ""));
}
