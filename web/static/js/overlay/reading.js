/**
 * Records as rows: what a line of a table says, checked, and why it cannot be used where it cannot.
 * @module overlay/reading
 */
import { wordOf } from "../saying.js";
import { coded, named, Unclear } from "./names.js";
import { degrees, idOf, isoDate, line } from "./values.js";

const UNCONFIRMED = "unconfirmed";
const TEXTS = ["name", "source", "note"];

/** A reason, by its key in the kit's texts, why a record is no row. */
class Bad extends Error {
  /** @param {string} reason @param {Values} values */
  constructor(reason, values = {}) {
    super(reason);
    this.reason = reason;
    this.values = values;
  }
}

/**
 * Rows of records, and what is wrong with the others; no record is dropped without a word.
 * @param {Kit} kit
 * @param {RowRecord[]} records
 * @param {MunicipalityAt} municipalityAt
 * @param {number} room how many marks may still be put on the map
 * @returns {Found}
 */
export function read(kit, records, municipalityAt, room) {
  /** @type {Found} */
  const found = { rows: [], bad: [], remarks: [] };
  let free = room;
  for (const { row, cells } of records) {
    try {
      /** @type {Remark[]} */
      const remarks = [];
      const made = rowOf(kit, cells, municipalityAt, (reason, values) => remarks.push({ row, reason, values }));
      if (placesOf(made) > free) throw new Bad("too_many", { most: kit.limits.rows });
      free -= placesOf(made);
      found.rows.push(made);
      found.remarks.push(...remarks);
    } catch (error) {
      if (!(error instanceof Bad) && !(error instanceof Unclear)) throw error;
      found.bad.push({ row, reason: error.reason, values: error.values });
    }
  }
  return found;
}

/** How many marks a row has at most. @param {Row} row */
export function placesOf(row) {
  return row.lon === null ? Math.max(1, row.regions.length) : 1;
}

/** @param {Kit} kit @param {Cells} cells @param {MunicipalityAt} municipalityAt @param {Say} remark */
function rowOf(kit, cells, municipalityAt, remark) {
  const [name, source, note] = TEXTS.map((field) => text(kit, field, cells[field] ?? ""));
  if (!name) throw new Bad("no_name");
  const { lon, lat } = place(kit, cells);
  const regions = regionsOf(kit, cells);
  if (lon === null && !regions.length) throw new Bad("no_place");
  if (regions.length > kit.limits.regions)
    throw new Bad("too_many_regions", { n: regions.length, most: kit.limits.regions });
  const own = lon === null ? null : municipalityAt(lon, lat);
  if (lon !== null && !own) remark("nowhere", { lon, lat });
  if (own && regions.length && !regions.some((id) => id === own || kit.regions[own].above.includes(id))) {
    remark("elsewhere", { names: regions.map((id) => kit.regions[id].name).join(", "), found: kit.regions[own].name });
  }
  return {
    name,
    source,
    note,
    regions: regions.length ? regions : own ? [own] : [],
    lon,
    lat,
    status: status(kit, cells.status, remark),
    sector: sector(kit, cells.sector, remark),
    date: date(cells.date),
  };
}

/** @param {Kit} kit @param {string} field @param {string} written */
function text(kit, field, written) {
  const plain = line(written);
  if (plain.length > kit.limits.letters)
    throw new Bad("too_long", { field, letters: plain.length, most: kit.limits.letters });
  return plain;
}

/** @param {Kit} kit @param {Cells} cells */
function place(kit, cells) {
  if (!cells.lon && !cells.lat) return { lon: null, lat: null };
  if (!cells.lon || !cells.lat) throw new Bad("half_place", { value: cells.lon ?? cells.lat });
  const [lon, lat] = [degrees(cells.lon), degrees(cells.lat)];
  const value = `${cells.lon}, ${cells.lat}`;
  if (Number.isNaN(lon) || Number.isNaN(lat)) throw new Bad("no_degrees", { value });
  const inside = (/** @type {number} */ x, /** @type {number} */ y) =>
    kit.limits.extent.every(([low, high], i) => low <= [x, y][i] && [x, y][i] <= high);
  if (inside(lat, lon)) throw new Bad("swapped", { value });
  if (!inside(lon, lat)) throw new Bad("outside", { value });
  return { lon: Number(lon.toFixed(6)), lat: Number(lat.toFixed(6)) };
}

/** @param {Kit} kit @param {Cells} cells */
function regionsOf(kit, cells) {
  /** @type {Record<string, string[]>} */
  const systems = { mois: ["mois"], kostat: ["kostat"], code: ["mois", "kostat", "iso"] };
  const system = Object.keys(systems).find((key) => cells[key]);
  if (system) return coded(kit, cells[system], systems[system]);
  if (cells.municipality)
    return named(kit, line(cells.municipality), { level: "municipality", within: within(kit, cells.province) });
  const written = cells.region ?? cells.province;
  return written ? several(kit, line(written), cells.region ? within(kit, cells.province) : undefined) : [];
}

/**
 * The province in which a municipality is looked for: also one that has ended since, whose municipalities go on.
 * @param {Kit} kit @param {string | undefined} province
 */
function within(kit, province) {
  if (!province) return undefined;
  const [found] = named(kit, line(province), { level: "province" });
  return found;
}

/**
 * A name, or several with a separator between them; a province beside it decides between equal names.
 * @param {Kit} kit @param {string} written @param {string | undefined} province
 */
function several(kit, written, province) {
  const whole = written
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter(Boolean);
  return [...new Set(whole.flatMap((part) => split(kit, part, province)))];
}

/** @param {Kit} kit @param {string} part @param {string | undefined} province */
function split(kit, part, province) {
  try {
    return either(kit, part, province);
  } catch (error) {
    const parts = part
      .split(/[,/·]/)
      .map((name) => name.trim())
      .filter(Boolean);
    if (!(error instanceof Unclear) || error.reason !== "unknown" || parts.length < 2) throw error;
    return parts.flatMap((name) => either(kit, name, province));
  }
}

/** @param {Kit} kit @param {string} name @param {string | undefined} province */
function either(kit, name, province) {
  try {
    return named(kit, name);
  } catch (error) {
    if (!province || !(error instanceof Unclear) || error.reason !== "ambiguous") throw error;
    return named(kit, name, { level: "municipality", within: province });
  }
}

/** @param {Kit} kit @param {string | undefined} written @param {Say} remark */
function status(kit, written, remark) {
  if (!written) {
    remark("no_status", {});
    return UNCONFIRMED;
  }
  const found = idOf(kit.statuses, line(written));
  if (!found)
    throw new Bad("bad_status", {
      value: written,
      known: kit.statuses.map((each) => wordOf(each, kit.lang)).join(", "),
    });
  return found;
}

/** @param {Kit} kit @param {string | undefined} written @param {Say} remark */
function sector(kit, written, remark) {
  if (!written) return null;
  const found = idOf(kit.sectors, line(written));
  if (!found) remark("bad_sector", { value: written });
  return found;
}

/** @param {string | undefined} written */
function date(written) {
  if (!written) return null;
  const found = isoDate(line(written));
  if (!found) throw new Bad("bad_date", { value: written });
  return found;
}
