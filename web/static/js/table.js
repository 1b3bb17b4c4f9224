/**
 * The table of what is on the map: opened on demand, sortable by any column.
 * @module table
 */
import { part } from "./dom.js";
import { near } from "./finding.js";
import { html, latest } from "./loading.js";
import { sort } from "./order.js";

/** Let the table open, follow the state, and be sorted. @param {Page} page */
export function bindTable(page) {
  const { $, state } = page;
  page.whenDrawn(() => unpack($("table-body")));
  const open = $("table-open");
  open.addEventListener("click", () => {
    const shown = !document.body.classList.contains("has-table");
    document.body.classList.toggle("has-table", shown);
    open.setAttribute("aria-expanded", String(shown));
    page.map.invalidateSize({ pan: false });
  });
  $("table").addEventListener("click", (event) => {
    const head = near(event, "[data-sort]");
    if (head) sort(head);
  });
  state.onChange(async (changed) => {
    if (!changed.some((name) => name === "layers" || name === "asof")) return;
    const text = await latest(state, "/fragments/table", html);
    if (text !== null) $("table-body").replaceChildren(...part(text));
  });
}

/**
 * The page carries its table where only browsers without scripts lay it out: it must not hold up the map.
 * @param {HTMLElement} body
 */
function unpack(body) {
  const packed = body.querySelector(":scope > noscript");
  if (packed) body.replaceChildren(...part(packed.textContent ?? ""));
}
