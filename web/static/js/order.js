/**
 * Rows of a table in the order of a column.
 * @module order
 */

/**
 * Sort the table of a head's button by its column; up first, then down.
 * @param {HTMLElement} button
 */
export function sort(button) {
  const head = /** @type {HTMLTableCellElement} */ (button.closest("th"));
  const table = /** @type {HTMLTableElement} */ (head.closest("table"));
  const up = head.getAttribute("aria-sort") !== "ascending";
  table.querySelectorAll("th[aria-sort]").forEach((each) => each.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const order = ordering(document.documentElement.lang, up);
  const value = (/** @type {HTMLTableRowElement} */ row) => sortedBy(row.cells[head.cellIndex]);
  for (const body of table.tBodies) body.append(...[...body.rows].sort((a, b) => order(value(a), value(b))));
}

/** What a cell is sorted by: its stated value, or what it says. @param {HTMLElement} cell */
function sortedBy(cell) {
  return cell.dataset.value ?? cell.textContent?.trim() ?? "";
}

/**
 * How two texts of a column are ordered: by the language, numbers by their size.
 * @param {string} lang @param {boolean} up @returns {(a: string, b: string) => number}
 */
export function ordering(lang, up) {
  const order = new Intl.Collator(lang, { numeric: true }).compare;
  return (a, b) => (up ? order(a, b) : order(b, a));
}
