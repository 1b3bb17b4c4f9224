/**
 * JSON as lines: GeoJSON, a bare geometry, features line by line, or a file that we saved.
 * @module overlay/geojson
 */
import { Unreadable } from "./bad.js";
import { LONLAT, systemOf } from "./projecting.js";
import { fieldOf } from "./words.js";

const FORMAT = "korea-industry-atlas-overlay";
const GEOMETRIES = /^(?:Multi)?(?:Point|LineString|Polygon)$|^GeometryCollection$/;
/** What describes columns in an answer, not its rows. */
const DESCRIBING = /^(?:fields|columns|header|headers|schema|meta|metadata)$/i;
const DEEPEST = 5;
/** @type {Record<string, string>} */
const OTHERS = { Topology: "topojson" };

/** What a JSON text holds, laid out. @param {Rules} rules @param {string} text @returns {Layout} */
export function laidJson(rules, text) {
  const given = parsed(text);
  if (given?.format === FORMAT && Array.isArray(given.rows)) return saved(given.rows);
  const features = featuresOf(given);
  if (!features.length) throw new Unreadable("empty");
  const system = given.crs ? systemOf(rules, given.crs?.properties?.name) : null;
  const told = given.crs
    ? [
        {
          reason: system ? "system_told" : "system_unknown",
          values: { value: String(given.crs?.properties?.name ?? ""), system },
        },
      ]
    : [];
  const made = columns(rules, features);
  return { ...made, system, said: [...made.said, ...(system === LONLAT ? [] : told)] };
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return lines(text);
  }
}

/** Features that stand in a line each. @param {string} text */
function lines(text) {
  const separated = text
    .replaceAll("\u001e", "\n")
    .split("\n")
    .filter((line) => line.trim());
  if (separated.length < 2 || !/^\s*\{.*\}\s*$/.test(separated[0])) throw new Unreadable("no_json");
  try {
    return { type: "FeatureCollection", features: separated.map((line) => JSON.parse(line)) };
  } catch {
    throw new Unreadable("no_json");
  }
}

/** @param {any} given @returns {any[]} */
function featuresOf(given) {
  if (given?.type === "FeatureCollection" && Array.isArray(given.features)) return given.features;
  if (given?.type === "Feature") return [given];
  if (GEOMETRIES.test(given?.type)) return [{ geometry: given, properties: {} }];
  if (Array.isArray(given?.features) && given.features[0]?.attributes) throw new Unreadable("esri_json");
  if (OTHERS[given?.type]) throw new Unreadable(OTHERS[given.type]);
  const rows = rowsIn(given, DEEPEST);
  if (rows) return rows.map((properties) => ({ properties, geometry: null }));
  throw new Unreadable("no_geojson");
}

/** The first list of objects in what a service answers, however deep. @param {any} given @param {number} depth @returns {any[] | null} */
function rowsIn(given, depth) {
  if (!given || typeof given !== "object" || depth < 0) return null;
  const plain = (/** @type {any} */ row) => row && typeof row === "object" && !Array.isArray(row);
  if (Array.isArray(given)) return given.length && given.every(plain) ? given : null;
  const lists = Object.entries(given).filter(([key]) => !DESCRIBING.test(key));
  return lists.map(([, value]) => rowsIn(value, depth - 1)).find(Boolean) ?? null;
}

/** Properties as columns, in the order in which features have them. @param {Rules} rules @param {any[]} features @returns {Layout} */
function columns(rules, features) {
  const heads = [...new Set(features.flatMap((each) => Object.keys(each?.properties ?? {})))];
  if (!heads.length) return numbered(features);
  const cellOf = (/** @type {any} */ value) =>
    typeof value === "number" || typeof value === "string" ? value : typeof value === "boolean" ? String(value) : "";
  return {
    heads,
    fields: heads.map((head) => fieldOf(rules, head)),
    lines: features.map((each, i) => ({
      row: i + 1,
      cells: heads.map((head) => cellOf(each?.properties?.[head])),
      shape: each?.geometry ?? null,
    })),
    guessed: false,
    said: [],
  };
}

/** Shapes without properties, named by their ids or numbers. @param {any[]} features @returns {Layout} */
function numbered(features) {
  const lines = features.map((each, i) => ({
    row: i + 1,
    cells: [String(each?.id ?? i + 1)],
    shape: each?.geometry ?? null,
  }));
  return { heads: ["id"], fields: ["name"], lines, guessed: false, said: [{ reason: "numbered", values: {} }] };
}

/** @param {any[]} rows @returns {Layout} */
function saved(rows) {
  const fields = ["name", "region", "lon", "lat", "status", "sector", "date", "source", "note"];
  const cellOf = (/** @type {any} */ row, /** @type {string} */ field) =>
    field === "region" ? (Array.isArray(row?.regions) ? row.regions.join(";") : "") : String(row?.[field] ?? "");
  const lines = rows.map((row, i) => ({ row: i + 1, cells: fields.map((field) => cellOf(row, field)) }));
  return { heads: fields, fields, lines, guessed: false, said: [] };
}
