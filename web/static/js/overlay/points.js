/**
 * Points as cells write them: two columns, a pair in one, WKT, degrees or metres of a known system.
 * @module overlay/points
 */
import { Bad } from "./bad.js";
import { inMetres, LONLAT, lonlat, systemName, systemOf, systemsAround } from "./projecting.js";
import { joinedDegrees } from "./sexagesimal.js";
import { degrees, number } from "./values.js";

const WKT =
  /^(?:SRID=(\d+);)?\s*((?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\s*(?:ZM?|M)?\s*(\(.*\))$/is;
const LABELS = /위도|경도|latitude|longitude|lat|lon|lng|geo(?=:)|[:=]/gi;
/** @type {Record<string, string>} */
const TYPES = { LINESTRING: "LineString", POLYGON: "Polygon", POINT: "Point", MULTIPOINT: "MultiPoint", MULTILINESTRING: "MultiLineString", MULTIPOLYGON: "MultiPolygon" }; // biome-ignore format: one line

/** A geometry of a WKT text, and the number of its system; null where it is none. @param {string} text */
export function wkt(text) {
  const parts = text.trim().match(WKT);
  if (!parts) return null;
  if (/^G/i.test(parts[2])) return { geometry: collected(parts[3].slice(1, -1)), srid: parts[1] };
  const nested = parts[3]
    .replace(/(-?[\d.]+(?:e[+-]?\d+)?)\s+(-?[\d.]+(?:e[+-]?\d+)?)(?:\s+-?[\d.]+)*/gi, "[$1,$2]")
    .replaceAll("(", "[")
    .replaceAll(")", "]");
  try {
    const coordinates = JSON.parse(nested);
    const type = TYPES[parts[2].toUpperCase()];
    const positions = type === "MultiPoint" ? coordinates.map(bare) : coordinates;
    return { geometry: { type, coordinates: type === "Point" ? coordinates[0] : positions }, srid: parts[1] };
  } catch {
    return null;
  }
}

/** A position of a MULTIPOINT, which may stand in brackets of its own. @param {any} given */
function bare(given) {
  return Array.isArray(given[0]) ? given[0] : given;
}

/** Geometries that stand one after the other. @param {string} text @returns {Geometry} */
function collected(text) {
  const parts = text.split(/,\s*(?=[A-Z]{5,})/i).map((part) => wkt(part)?.geometry);
  return /** @type {Geometry} */ ({ type: "GeometryCollection", geometries: parts.filter(Boolean) });
}

/** Two numbers of one cell, x first: "lat, lon" by where they lie, "lon lat" or metres as written; null where none. @param {string} text */
export function pairIn(text) {
  const point = wkt(text)?.geometry;
  if (point?.type === "Point") return point.coordinates;
  const plain = text.replace(LABELS, " ").replace(/^[\s([{]+|[\s)\]}]+$/g, "");
  const written = plain.split(/\s*[,;/]\s*/).filter(Boolean);
  const parts = written.length === 3 && !Number.isNaN(number(written[2])) ? written.slice(0, 2) : written;
  const halves = parts.length === 2 ? parts : (plain.match(/^(\S+)\s+(\S+)$/)?.slice(1) ?? byLetters(plain));
  const [first, second] = halves.map(degrees);
  if (halves.length !== 2 || Number.isNaN(first) || Number.isNaN(second)) return null;
  return first < second && second < 1000 ? [second, first] : [first, second];
}

/** Halves of a text whose first ends with N or E. @param {string} text */
function byLetters(text) {
  return text.match(/^(.+[NEne북동])\s*(.+)$/)?.slice(1) ?? [];
}

/**
 * A row's own point in WGS 84, or null where it has none.
 * @param {Kit} kit @param {Cells} cells @param {string | null} system what the file is in
 * @returns {Position | null}
 */
export function pointOf(kit, cells, system) {
  const own = systemOf(kit.rules, cells.crs) ?? system;
  if (cells.lon === undefined && cells.lat === undefined)
    return cells.point === undefined ? null : inOne(kit, String(cells.point), own);
  if (cells.lon === undefined || cells.lat === undefined)
    throw new Bad("half_place", { value: cells.lon ?? cells.lat });
  const pair = ["lon", "lat"].map((axis) => [cells[axis], cells[`${axis}_min`], cells[`${axis}_sec`]]);
  const written = pair.map((parts) => parts.filter((part) => part !== undefined).join(" ")).join(", ");
  return placed(
    kit,
    pair.map(([d, m, s]) => joinedDegrees(d, m, s)),
    written,
    own,
  );
}

/** @param {Kit} kit @param {string} text @param {string | null} system @returns {Position} */
function inOne(kit, text, system) {
  const pair = pairIn(text);
  const srid = wkt(text)?.srid;
  return placed(kit, pair ?? [NaN, NaN], text, srid ? systemOf(kit.rules, srid) : system);
}

/**
 * A pair of numbers in WGS 84; what cannot be placed says what is right, and which systems the numbers fit.
 * @param {Kit} kit @param {number[]} pair @param {string} value @param {string | null} system @returns {Position}
 */
export function placed(kit, [x, y], value, system) {
  if (Number.isNaN(x) || Number.isNaN(y)) throw new Bad("no_degrees", { value: value.slice(0, 60) });
  const metres = inMetres(kit.rules, x, y);
  if (metres && (!system || system === LONLAT)) throw hint(kit, x, y, value);
  const [lon, lat] = metres && system ? lonlat(kit.rules, system, x, y) : [x, y];
  const inside = (/** @type {number} */ east, /** @type {number} */ north) =>
    kit.limits.extent.every(([low, high], i) => low <= [east, north][i] && [east, north][i] <= high);
  if (inside(lat, lon)) throw new Bad("swapped", { value });
  if (!inside(lon, lat)) {
    if (!metres) throw new Bad("outside", { value });
    const turned = system && inside(...lonlatPair(kit.rules, system, y, x));
    throw new Bad(turned ? "swapped_metres" : "outside_system", { value, system: systemName(kit.rules, system ?? "") });
  }
  return [Number(lon.toFixed(6)), Number(lat.toFixed(6))];
}

/** @param {Rules} rules @param {string} system @param {number} x @param {number} y @returns {[number, number]} */
function lonlatPair(rules, system, x, y) {
  const [lon, lat] = lonlat(rules, system, x, y);
  return [lon, lat];
}

/** @param {Kit} kit @param {number} x @param {number} y @param {string} value */
function hint({ rules }, x, y, value) {
  const fitting = systemsAround(rules, x, y);
  if (!fitting.length) return new Bad("outside", { value });
  return new Bad("projected", { value, systems: fitting.map((code) => systemName(rules, code)).join(", ") });
}
