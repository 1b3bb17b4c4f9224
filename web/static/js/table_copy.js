/**
 * A table of a page to the clipboard as spreadsheets and word processors take it: as HTML and as text with tabulators.
 * @module table_copy
 */

const APART = ".cite, .seal, .sector-seal, button, svg";

/** The words of a cell on one line; parts of a list are parted. @param {HTMLElement} cell */
export function words(cell) {
  const own = /** @type {HTMLElement} */ (cell.cloneNode(true));
  own.querySelectorAll(APART).forEach((part) => part.remove());
  own.querySelectorAll(".chip").forEach((chip) => chip.replaceWith(` (${chip.textContent})`));
  const parts = [...own.querySelectorAll("li, .state, b.number")].map((part) => tidy(part));
  return parts.length ? parts.join(" · ") : tidy(own);
}

/** @param {Element} part */
function tidy(part) {
  return (part.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** Rows of a table as words, with how many columns each cell takes. @param {HTMLTableElement} table */
function rows(table) {
  return [...table.rows].map((row) => [...row.cells].map((cell) => ({ said: words(cell), wide: cell.colSpan })));
}

/** A table as text: a tabulator between cells, a line for each row. @param {HTMLTableElement} table */
export function asText(table) {
  const lines = rows(table).map((cells) => cells.map(({ said }) => said).join("\t"));
  return [...lines, table.dataset.source ?? ""].join("\r\n");
}

/** A table as plain HTML, which carries no style but its lines. @param {HTMLTableElement} table */
export function asHtml(table) {
  const lines = rows(table).map((cells) => `<tr>${cells.map(cell).join("")}</tr>`);
  return `<table border="1">${lines.join("")}</table><p>${escaped(table.dataset.source ?? "")}</p>`;
}

/** @param {{said: string, wide: number}} one */
function cell({ said, wide }) {
  return `<td${wide > 1 ? ` colspan="${wide}"` : ""}>${escaped(said)}</td>`;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** Whether a table reached the clipboard: by the API where there is one, else by the page's own copying. @param {HTMLTableElement} table */
export async function copyTable(table) {
  const kinds = { "text/html": asHtml(table), "text/plain": asText(table) };
  if (!navigator.clipboard?.write || typeof ClipboardItem === "undefined") return byEvent(table, kinds);
  const parts = Object.entries(kinds).map(([type, said]) => [type, new Blob([said], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))]).then(
    () => true,
    () => byEvent(table, kinds),
  );
}

/** Copy without the API, with the table selected for the reader's own keys where that fails too.
 * @param {HTMLTableElement} table @param {Record<string, string>} kinds */
function byEvent(table, kinds) {
  const fill = (/** @type {ClipboardEvent} */ event) => {
    Object.entries(kinds).forEach(([type, said]) => event.clipboardData?.setData(type, said));
    event.preventDefault();
  };
  getSelection()?.selectAllChildren(table);
  document.addEventListener("copy", fill);
  const done = document.execCommand("copy");
  document.removeEventListener("copy", fill);
  return done;
}

/** Let a button copy the table it names. @param {HTMLButtonElement} button */
function bind(button) {
  const table = /** @type {HTMLTableElement} */ (document.getElementById(button.dataset.copyTable ?? ""));
  const said = /** @type {HTMLElement} */ (button.parentElement?.querySelector("[data-said]"));
  button.hidden = false;
  button.addEventListener("click", async () => {
    said.textContent = ((await copyTable(table)) ? button.dataset.copied : button.dataset.selected) ?? "";
  });
}

/** @type {NodeListOf<HTMLButtonElement>} */
const buttons = document.querySelectorAll("[data-copy-table]");
buttons.forEach(bind);
