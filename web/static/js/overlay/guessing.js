/**
 * Columns without a heading that is known, by what stands in them: what nearly every cell can be read as.
 * @module overlay/guessing
 */
import { dateOf } from "./dates.js";
import { isPlace } from "./placing.js";
import { pairIn } from "./points.js";
import { degrees, line, number } from "./values.js";
import { isAbsent, isNumbering, sectorOf, statusOf } from "./words.js";

const NEARLY = 0.8;
const SAMPLE = 40;
const PLACES = [
  "region",
  "address",
  "province",
  "municipality",
  "code",
  "mois",
  "kostat",
  "municipality_code",
  "point",
];
/** @type {Record<string, [number, number]>} */
const BETWEEN = { lon: [124, 132], lat: [33, 39] };

/**
 * A table without headings laid out by its cells; null where name or place cannot be told.
 * @param {Kit} kit @param {Line[]} lines @returns {Layout | null}
 */
export function guessed(kit, lines) {
  const width = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const bare = { heads: Array(width).fill(""), fields: Array(width).fill(null), guessed: true, said: [] };
  const found = completed(kit, { ...bare, lines: lines.length > 2 ? lines.slice(1) : lines });
  if (!found.fields.includes("name") || !hasPlace(found.fields)) return null;
  if (lines.length < 3 || fits(kit, found.fields, lines[0])) return { ...found, lines };
  const heads = lines[0].cells.map((cell) => line(cell));
  return { ...found, heads, said: [{ reason: "head_guessed", values: { row: lines[0].row } }] };
}

/**
 * A layout with fields for its name and place, where headings left one of them open.
 * @param {Kit} kit @param {Layout} layout @returns {Layout}
 */
export function completed(kit, layout) {
  const whole = layout.fields.includes("name") && (hasPlace(layout.fields) || layout.lines.some(({ shape }) => shape));
  if (whole && !layout.guessed) return layout;
  const columns = layout.heads.map((_, i) =>
    layout.lines
      .slice(0, SAMPLE)
      .map(({ cells }) => line(cells[i] ?? ""))
      .filter((cell) => !isAbsent(kit.rules, cell)),
  );
  return { ...layout, guessed: true, fields: fieldsOf(kit, layout, columns) };
}

/** @param {(string | null)[]} fields */
function hasPlace(fields) {
  return fields.some((field) => PLACES.includes(field ?? "")) || (fields.includes("lon") && fields.includes("lat"));
}

/**
 * A field for each column that has none: what can be read as one thing first, then words as name, source and note.
 * @param {Kit} kit @param {Layout} layout @param {string[][]} columns
 */
function fieldsOf(kit, { fields: known, heads }, columns) {
  const fields = [...known];
  const open = (/** @type {number} */ i) => !fields[i] && columns[i].length > 0 && !isNumbering(kit.rules, heads[i]);
  for (const [field, reads] of Object.entries(readers(kit))) {
    const at = columns.findIndex((cells, i) => open(i) && mostly(cells, reads));
    if (at >= 0 && !fields.includes(field) && !(field === "region" && hasPlace(fields))) fields[at] = field;
  }
  const texts = ["name", "source", "note"].filter((field) => field === "note" || !fields.includes(field));
  const worded = columns.map((cells) => !mostly(cells, (cell) => !Number.isNaN(number(cell))));
  const named = columns.some((_, i) => open(i) && worded[i]);
  return fields.map((field, i) => {
    if (field || !open(i) || (named && !worded[i])) return field;
    return heads[i] && texts[0] !== "name" ? null : (texts.shift() ?? "note");
  });
}

/** @param {Kit} kit @returns {Record<string, (cell: string) => boolean>} */
function readers(kit) {
  const inside = (/** @type {string} */ field) => (/** @type {string} */ cell) =>
    BETWEEN[field][0] <= degrees(cell) && degrees(cell) <= BETWEEN[field][1];
  return {
    point: (cell) => pairIn(cell) !== null,
    lon: inside("lon"),
    lat: inside("lat"),
    date: (cell) => dateOf(kit.rules, cell) !== null && !/^\d{5}$/.test(cell),
    status: (cell) => statusOf(kit, cell) !== null,
    sector: (cell) => sectorOf(kit, cell) !== null,
    region: (cell) => isPlace(kit, cell),
  };
}

/** Whether a first line reads as its columns do: then it is no heading. @param {Kit} kit @param {(string | null)[]} fields @param {Line} first */
function fits(kit, fields, { cells }) {
  const reads = readers(kit);
  const typed = fields
    .map((field, i) => ({ read: reads[field ?? ""], cell: line(cells[i] ?? "") }))
    .filter(({ read }) => read);
  return typed.some(({ read, cell }) => read(cell));
}

/** @param {string[]} cells @param {(cell: string) => boolean} reads */
function mostly(cells, reads) {
  return cells.length > 0 && cells.filter(reads).length >= NEARLY * cells.length;
}
