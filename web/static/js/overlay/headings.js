/**
 * Which lines of a table are its headings, and which column is which field.
 * @module overlay/headings
 */
import { parted } from "./sexagesimal.js";
import { among, fieldOf } from "./words.js";

const FIRST_LINES = 15;

/**
 * The headings of a table, in one line or several, and the lines below; null where no line has two known words.
 * @param {Rules} rules @param {Line[]} lines @returns {Layout | null}
 */
export function headed(rules, lines) {
  const fieldsOf = (/** @type {Line} */ line) => line.cells.map((cell) => fieldOf(rules, cell));
  const at = lines.slice(0, FIRST_LINES).findIndex((line) => distinct(fieldsOf(line)) >= 2);
  if (at < 0) return null;
  let [first, last] = [at, at];
  if (at > 0 && completes(fieldsOf(lines[at - 1]), lines[at])) first--;
  while (last + 1 < lines.length && isHeading(rules, fieldsOf(lines[last + 1]), lines[last + 1])) last++;
  const found = joined(rules, lines.slice(first, last + 1));
  const [heads, below] = [found.map(({ head }) => head), lines.slice(last + 1)];
  const above = lines.slice(0, first).map(({ row }) => row);
  return {
    heads,
    fields: parted(
      heads,
      found.map(({ field }) => field),
      below,
    ),
    lines: below,
    guessed: false,
    said: above.length ? [{ reason: "above", values: { n: above.length, rows: above.join(", ") } }] : [],
  };
}

/** @param {(string | null)[]} fields */
function distinct(fields) {
  return new Set(fields.filter(Boolean)).size;
}

/** Whether a line below headings is one more of them. @param {Rules} rules @param {(string | null)[]} fields @param {Line} line */
function isHeading(rules, fields, { cells }) {
  const filled = cells.filter((cell) => String(cell).trim());
  const parts = cells.filter((cell, i) => among(rules.angle_parts, cell) || (fields[i] && String(cell).trim())).length;
  if (parts === filled.length && filled.filter((cell) => among(rules.angle_parts, cell)).length >= 4) return true;
  return distinct(fields) >= 2 && fields.filter(Boolean).length * 2 > filled.length;
}

/** Whether the line above headings names a column that they leave blank. @param {(string | null)[]} above @param {Line} line */
function completes(above, { cells }) {
  return above.some((field, i) => field && !String(cells[i] ?? "").trim());
}

/**
 * Each column's heading over several lines; the lowest one that is known says which field it is.
 * @param {Rules} rules @param {Line[]} lines
 */
function joined(rules, lines) {
  const width = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return Array.from({ length: width }, (_, i) => {
    const words = [...new Set(lines.map(({ cells }) => String(cells[i] ?? "").trim()).filter(Boolean))];
    const head = words.join(" ");
    return { head, field: words.length ? (fieldOf(rules, head) ?? fieldOf(rules, words.at(-1))) : null };
  });
}
