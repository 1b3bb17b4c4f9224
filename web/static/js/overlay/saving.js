/**
 * Rows as files to keep: JSON of ours, or CSV that spreadsheets open.
 * @module overlay/saving
 */

const FORMAT = "korea-industry-atlas-overlay";

/** Rows as a file of ours: JSON. @param {Row[]} rows */
export function asJson(rows) {
  return `${JSON.stringify({ format: FORMAT, version: 1, rows }, null, 1)}\n`;
}

/**
 * Rows as CSV with a mark that Excel needs; a text that a spreadsheet would compute begins with a quote.
 * @param {Row[]} rows @param {Record<string, string>} headings
 */
export function asCsv(rows, headings) {
  const fields = Object.keys(headings);
  const lines = rows.map((row) => fields.map((field) => guarded(cellOf(row, field))));
  return `\uFEFF${[Object.values(headings), ...lines].map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`;
}

/** @param {Row} row @param {string} field @returns {unknown} */
function cellOf({ regions, ...cells }, field) {
  return field === "region" ? regions.join(";") : (new Map(Object.entries(cells)).get(field) ?? "");
}

/** @param {unknown} value */
function guarded(value) {
  return typeof value === "string" && /^[=+\-@＝＋－＠\t\r]/.test(value) ? `'${value}` : String(value);
}

/** @param {string} text */
function quoted(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
