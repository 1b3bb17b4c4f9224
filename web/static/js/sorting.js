/**
 * Tables sorted by a press on a head of a column.
 * @module sorting
 */

/** Sort the table of a head's button by its column; up first, then down. */
export function sort(button) {
  const head = button.closest("th");
  const up = head.getAttribute("aria-sort") !== "ascending";
  const table = head.closest("table");
  table.querySelectorAll("th[aria-sort]").forEach((each) => each.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const value = (row) => row.cells[head.cellIndex].dataset.value ?? row.cells[head.cellIndex].textContent.trim();
  const order = (a, b) => value(a).localeCompare(value(b), document.documentElement.lang, { numeric: true });
  for (const body of table.tBodies) body.append(...[...body.rows].sort((a, b) => (up ? order(a, b) : order(b, a))));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".page [data-sort]");
  if (button) sort(button);
});
