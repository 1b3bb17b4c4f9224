/**
 * Columns of a table without headings, by what stands in them: what nearly every cell can be read as.
 * @module overlay/guessing
 */

import { cellsOf } from "./headings.js";
import { named, Unclear } from "./names.js";
import { degrees, idOf, isoDate, line } from "./values.js";

const NEARLY = 0.8;
const SAMPLE = 40;
/** @type {Record<string, [number, number]>} */
const BETWEEN = { lon: [124, 132], lat: [33, 39] };

/**
 * Records of a table whose columns say what they are by their cells; null where name or place cannot be told.
 * @param {Kit} kit @param {Table} table @returns {Records | null}
 */
export function guessed(kit, table) {
  const lines = table
    .map((cells, i) => ({ row: i + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => String(cell).trim()));
  const width = Math.max(0, ...lines.map(({ cells }) => cells.length));
  const fields = fieldsOf(
    kit,
    Array.from({ length: width }, (_, i) =>
      lines
        .slice(0, SAMPLE)
        .map(({ cells }) => line(cells[i] ?? ""))
        .filter(Boolean),
    ),
  );
  if (!fields.includes("name") || !(fields.includes("region") || (fields.includes("lon") && fields.includes("lat"))))
    return null;
  return { unknown: [], fields, records: lines.map(({ row, cells }) => ({ row, cells: cellsOf(fields, cells) })) };
}

/**
 * A field for each column: what can be read as one thing first, then texts as name, source and note.
 * @param {Kit} kit @param {string[][]} columns
 */
function fieldsOf(kit, columns) {
  /** @type {(string | null)[]} */
  const fields = columns.map(() => null);
  for (const [field, reads] of Object.entries(readers(kit))) {
    const at = columns.findIndex((cells, i) => !fields[i] && mostly(cells, reads));
    if (at >= 0) fields[at] = field;
  }
  const texts = ["name", "source", "note"];
  return fields.map((field, i) => field ?? (columns[i].length ? (texts.shift() ?? "note") : null));
}

/** @param {Kit} kit @returns {Record<string, (cell: string) => boolean>} */
function readers(kit) {
  const inside = (/** @type {string} */ field) => (/** @type {string} */ cell) =>
    BETWEEN[field][0] <= degrees(cell) && degrees(cell) <= BETWEEN[field][1];
  return {
    lon: inside("lon"),
    lat: inside("lat"),
    date: (cell) => isoDate(cell) !== null,
    status: (cell) => idOf(kit.statuses, cell) !== null,
    sector: (cell) => idOf(kit.sectors, cell) !== null,
    region: (cell) => isRegion(kit, cell),
  };
}

/** @param {string[]} cells @param {(cell: string) => boolean} reads */
function mostly(cells, reads) {
  return cells.length > 0 && cells.filter(reads).length >= NEARLY * cells.length;
}

/** @param {Kit} kit @param {string} cell */
function isRegion(kit, cell) {
  try {
    return named(kit, cell).length > 0;
  } catch (error) {
    if (error instanceof Unclear) return error.reason !== "unknown";
    throw error;
  }
}
