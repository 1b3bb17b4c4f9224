/**
 * Tables of texts from what people have: pasted cells, CSV in three encodings, GeoJSON, files that we saved.
 * @module overlay/tables
 */
import { cellsOf, fieldOf, records } from "./headings.js";

const FORMAT = "korea-industry-atlas-overlay";

/** A file or a text that holds no table we can read. */
export class Unreadable extends Error {
  /**
   * @param {string} reason
   * @param {Values} values @param {Table | null} table its cells, where it is one without headings
   */
  constructor(reason, values = {}, table = null) {
    super(reason);
    this.reason = reason;
    this.values = values;
    this.table = table;
  }
}

/** Bytes as text: UTF-8 with or without a mark, UTF-16 with one, else CP949. @param {Uint8Array} bytes */
export function decoded(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return legacy(bytes);
  }
}

/** @param {Uint8Array} bytes */
function legacy(bytes) {
  try {
    return new TextDecoder("euc-kr", { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable("no_text");
  }
}

/** Cells of delimited text; quotes hold separators and line ends. @param {string} text */
export function cells(text) {
  const separator = separatorOf(text);
  const table = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    const line = table[table.length - 1];
    if (quoted && letter === '"' && text[i + 1] === '"') line[line.length - 1] += text[++i];
    else if (letter === '"' && (quoted || line.at(-1) === "")) quoted = !quoted;
    else if (!quoted && letter === separator) line.push("");
    else if (!quoted && (letter === "\n" || letter === "\r")) {
      if (letter === "\r" && text[i + 1] === "\n") i++;
      table.push([""]);
    } else line[line.length - 1] += letter;
  }
  return table;
}

/** Tab, comma or semicolon: what the first line has most of, a tab before all. @param {string} text */
function separatorOf(text) {
  const first =
    text
      .slice(0, 2000)
      .split(/[\r\n]/)
      .find((line) => line.trim()) ?? "";
  const count = (/** @type {string} */ separator) => first.split(separator).length;
  if (first.includes("\t")) return "\t";
  return count(";") > count(",") ? ";" : ",";
}

/** Records of a table. @param {Table} table */
export function fromTable(table) {
  const found = records(table);
  if (!found) throw new Unreadable("no_headings", {}, table);
  return found;
}

/** Records of a JSON text: a file that we saved, or GeoJSON. @param {string} text */
export function fromJson(text) {
  const given = parsed(text);
  if (given?.format === FORMAT && Array.isArray(given.rows)) return { unknown: [], records: given.rows.map(saved) };
  const features = given?.type === "FeatureCollection" ? given.features : given?.type === "Feature" ? [given] : null;
  if (!Array.isArray(features)) throw new Unreadable("no_geojson");
  return { unknown: [], records: features.map(featured) };
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new Unreadable("no_json");
  }
}

/** @param {any} given @param {number} i @returns {RowRecord} */
function saved(given, i) {
  const { regions, ...rest } = given ?? {};
  const cells = Object.fromEntries(
    Object.entries(rest)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, String(value)]),
  );
  return { row: i + 1, cells: { ...cells, region: Array.isArray(regions) ? regions.join(";") : "" } };
}

/** @param {any} feature @param {number} i @returns {RowRecord} */
function featured(feature, i) {
  const properties = Object.entries(feature?.properties ?? {}).filter(
    ([, value]) => value !== null && typeof value !== "object",
  );
  const cells = cellsOf(
    properties.map(([key]) => fieldOf(key)),
    properties.map(([, value]) => value),
  );
  const at = middle(feature?.geometry);
  return {
    row: i + 1,
    cells: at && !cells.lon && !cells.lat ? { ...cells, lon: String(at[0]), lat: String(at[1]) } : cells,
  };
}

/** A point that stands for a geometry: itself, or the middle of its positions' box. @param {any} geometry */
function middle(geometry) {
  const pairs = positionsOf(geometry?.coordinates);
  if (!pairs.length) return null;
  const [lons, lats] = [0, 1].map((axis) => pairs.map((pair) => pair[axis]));
  const half = (/** @type {number[]} */ values) => (Math.min(...values) + Math.max(...values)) / 2;
  return [half(lons), half(lats)].map((value) => Number(value.toFixed(6)));
}

/** @param {any} coordinates @returns {number[][]} */
function positionsOf(coordinates) {
  if (!Array.isArray(coordinates)) return [];
  if (typeof coordinates[0] === "number") return [coordinates];
  return coordinates.flatMap(positionsOf);
}

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
