/**
 * The table of what is on the map: opened on demand, sortable by any column.
 * @module table
 */
import { part } from "./dom.js";
import { html } from "./loading.js";

/** Let the table open, follow the state, and be sorted. */
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
    const head = event.target.closest("[data-sort]");
    if (head) sort(head);
  });
  state.onChange(async (changed) => {
    if (!changed.some((name) => name === "layers" || name === "asof")) return;
    const query = state.sceneQuery();
    const text = await html(`/fragments/table?${query}`);
    if (query === state.sceneQuery()) $("table-body").replaceChildren(...part(text));
  });
}

/** The page carries its table where only browsers without scripts lay it out: it must not hold up the map. */
function unpack(body) {
  const packed = body.querySelector(":scope > noscript");
  if (packed) body.replaceChildren(...part(packed.textContent));
}

function sort(button) {
  const head = button.closest("th");
  const up = head.getAttribute("aria-sort") !== "ascending";
  const table = head.closest("table");
  table.querySelectorAll("th[aria-sort]").forEach((each) => each.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const body = table.tBodies[0];
  const value = (row) => row.cells[head.cellIndex].dataset.value ?? row.cells[head.cellIndex].textContent.trim();
  const order = (a, b) => value(a).localeCompare(value(b), document.documentElement.lang, { numeric: true });
  body.append(...[...body.rows].sort((a, b) => (up ? order(a, b) : order(b, a))));
}
