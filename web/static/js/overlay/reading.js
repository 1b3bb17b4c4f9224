/**
 * Records as rows: what a line of a table says, checked; what cannot be used costs its own field where it may.
 * @module overlay/reading
 */
import { wordOf } from "../saying.js";
import { ordered } from "./axes.js";
import { Bad } from "./bad.js";
import { dateOf, isYearPoint } from "./dates.js";
import { placed, wkt } from "./points.js";
import { systemOf } from "./projecting.js";
import { regionsOf } from "./regions.js";
import { covered, firstOf, moved, pointIn, sound } from "./shapes.js";
import { line, number } from "./values.js";
import { isAbsent, sectorOf, statusOf } from "./words.js";

/** After so many rows that cannot be read the file is most likely another: the rest is counted. */
const MOST_BAD = 500;
const UNCONFIRMED = "unconfirmed";

/**
 * Rows of records, and what is wrong with the others; no record is dropped without a word.
 * @param {Kit} kit
 * @param {RowRecord[]} records
 * @param {MunicipalityAt} municipalityAt
 * @param {number} room how many marks may still be put on the map
 * @param {string | null} system the reference system of the file
 * @returns {Found}
 */
export function read(kit, records, municipalityAt, room, system = null) {
  /** @type {Found} */
  const found = { rows: [], bad: [], remarks: [] };
  let free = room;
  for (const [i, record] of records.entries()) {
    const rest = { n: records.length - i, last: records.at(-1)?.row };
    const one =
      found.bad.length < MOST_BAD
        ? readOne(kit, record, municipalityAt, system)
        : rejected(record, new Bad("too_bad", { ...rest, most: MOST_BAD }));
    const full = one.made !== null && placesOf(one.made) > free;
    if (full) found.bad.push({ row: record.row, reason: "too_many", values: { ...rest, most: kit.limits.rows } });
    else if (one.bad) found.bad.push(one.bad);
    if (full || found.bad.length > MOST_BAD) break;
    if (one.made) {
      free -= placesOf(one.made);
      found.rows.push(one.made);
      found.remarks.push(...one.remarks);
    }
  }
  return found;
}

/** @param {Kit} kit @param {RowRecord} record @param {MunicipalityAt} municipalityAt @param {string | null} system */
function readOne(kit, record, municipalityAt, system) {
  /** @type {Remark[]} */
  const remarks = [];
  try {
    const made = rowOf(kit, record, municipalityAt, system, (reason, values) =>
      remarks.push({ row: record.row, reason, values }),
    );
    return { made, remarks, bad: null };
  } catch (error) {
    if (!(error instanceof Bad)) throw error;
    return rejected(record, error);
  }
}

/** @param {RowRecord} record @param {Bad} error @returns {{ made: null, remarks: Remark[], bad: Remark }} */
function rejected(record, error) {
  return {
    made: null,
    remarks: [],
    bad: { row: record.row, reason: error.reason, values: error.values, ...choices(error, record) },
  };
}

/** The regions that may be meant, where a name is that of several. @param {any} error @param {RowRecord} record */
function choices(error, record) {
  return error.candidates?.length ? { candidates: error.candidates, record } : {};
}

/** How many marks a row has at most. @param {Row} row */
export function placesOf(row) {
  return row.lon === null ? Math.max(1, row.regions.length) : 1;
}

/** @param {Kit} kit @param {RowRecord} record @param {MunicipalityAt} municipalityAt @param {string | null} system @param {Say} remark @returns {Row} */
function rowOf(kit, { cells, shape }, municipalityAt, system, remark) {
  const name = nameOf(kit, cells);
  const where = placeOf(kit, cells, shape, system, municipalityAt);
  const own = where.around.length > kit.limits.regions ? coarser(kit, where.around) : where.around;
  const regions = regionsOf(kit, cells, own, remark);
  if (!where.at && !regions.length) throw where.error ?? new Bad("no_place");
  if (regions.length > kit.limits.regions)
    throw new Bad("too_many_regions", { n: regions.length, most: kit.limits.regions });
  if (where.error) remark("place_left", { why: where.error.reason, ...where.error.values, names: told(kit, regions) });
  where.said.forEach(({ reason, values }) => remark(reason, values));
  whereabouts(kit, where, own, regions, remark);
  const [lon, lat] = where.at ?? [null, null];
  /** @type {string[]} */
  const kept = [];
  return {
    name,
    source: text(kit, "source", cells.source, remark),
    regions,
    lon,
    lat,
    status: status(kit, cells.status, remark, kept),
    sector: sector(kit, cells.sector, remark, kept),
    date: date(kit, cells.date, remark, kept),
    note: text(kit, "note", [cells.note, ...amount(kit, cells), ...kept].filter(Boolean).join(" · "), remark),
  };
}

/** @param {Kit} kit @param {Cells} cells */
function nameOf(kit, cells) {
  const name = line(cells.name ?? "");
  if (!name) throw new Bad("no_name");
  if (name.length > kit.limits.letters)
    throw new Bad("too_long", { field: "name", letters: name.length, most: kit.limits.letters });
  return name;
}

/**
 * Where a row says that it lies: its shape, or its point; what is wrong with either is told if no region stands for it.
 * @param {Kit} kit @param {Cells} cells @param {Geometry | null | undefined} shape @param {string | null} system @param {MunicipalityAt} municipalityAt
 * @returns {{ at: Position | null, around: string[], shaped: boolean, said: Note[], error: Bad | null }}
 */
function placeOf(kit, cells, shape, system, municipalityAt) {
  try {
    const drawn = cells.lon === undefined && cells.lat === undefined ? drawing(cells, shape) : null;
    const own = systemOf(kit.rules, wkt(String(cells.point ?? ""))?.srid ?? cells.crs) ?? system;
    if (drawn && drawn.type !== "Point") return ofShape(kit, drawn, own, municipalityAt);
    const { at, said } = drawn
      ? { at: placed(kit, drawn.coordinates, drawn.coordinates.slice(0, 2).join(", "), own), said: [] }
      : ordered(kit, cells, system, municipalityAt);
    const around = at && municipalityAt(at[0], at[1]);
    return { at, around: around ? [around] : [], shaped: false, said, error: null };
  } catch (error) {
    if (!(error instanceof Bad)) throw error;
    return { at: null, around: [], shaped: false, said: [], error };
  }
}

/** A row's own shape, or what a cell draws. @param {Cells} cells @param {Geometry | null | undefined} shape */
function drawing(cells, shape) {
  if (!shape) return drawnIn(cells);
  const own = sound(shape);
  if (!own) throw new Bad("no_shape");
  return own;
}

/** A line or an area that a cell draws. @param {Cells} cells */
function drawnIn({ point }) {
  const found = point === undefined ? null : wkt(String(point));
  return found && found.geometry.type !== "Point" ? sound(found.geometry) : null;
}

/** @param {Kit} kit @param {Geometry} shape @param {string | null} system @param {MunicipalityAt} municipalityAt */
function ofShape(kit, shape, system, municipalityAt) {
  const first = firstOf(shape);
  if (!first) throw new Bad("no_place");
  const degrees = moved(shape, (pair) => placed(kit, pair, pair.slice(0, 2).join(", "), system));
  const at = pointIn(degrees);
  const rounded = /** @type {Position | null} */ (at?.map((value) => Number(value.toFixed(6))) ?? null);
  return { at: rounded, around: covered(degrees, municipalityAt), shaped: true, said: [], error: null };
}

/** Provinces instead of many municipalities, the nation instead of many provinces. @param {Kit} kit @param {string[]} ids */
function coarser(kit, ids) {
  const owners = ids.map(
    (id) =>
      kit.regions[id].above.find(
        (owner) => kit.regions[owner].level === "province" && kit.regions[owner].on.includes(owner),
      ) ?? id,
  );
  const provinces = [...new Set(owners)];
  return provinces.length > kit.limits.regions ? ["korea"] : provinces;
}

/** @param {Kit} kit @param {ReturnType<typeof placeOf>} where @param {string[]} own @param {string[]} regions @param {Say} remark */
function whereabouts(kit, { at, around, shaped }, own, regions, remark) {
  if (!at) return;
  const [lon, lat] = at;
  if (!around.length) return remark("nowhere", { lon, lat });
  if (shaped && around.length > 1)
    remark(own === around ? "covers" : "covers_much", { n: around.length, names: told(kit, own) });
  const inside = regions.some((id) => around.some((one) => id === one || kit.regions[one].above.includes(id)));
  if (!inside) remark("elsewhere", { names: told(kit, regions), found: told(kit, own) });
}

/** @param {Kit} kit @param {string[]} ids */
function told(kit, ids) {
  return ids.map((id) => kit.regions[id].name).join(", ");
}

/** One line, cut where it is too long. @param {Kit} kit @param {string} field @param {string | number | undefined} written @param {Say} remark */
function text(kit, field, written, remark) {
  const plain = line(written ?? "");
  const { letters } = kit.limits;
  if (plain.length <= letters) return plain;
  remark("cut", { field, letters: plain.length, most: letters });
  return `${plain.slice(0, letters - 1)}…`;
}

/** An amount and its term, for which a row has no field of its own. @param {Kit} kit @param {Cells} cells */
function amount(kit, { value, value_head: head, due }) {
  const [, sum = value, until] = String(value ?? "").match(/^(.*?)\s*\(\s*[~∼～]\s*([^)]*)\)$/) ?? [];
  const term = due ?? (until ? (dateOf(kit.rules, until)?.iso ?? until) : undefined);
  return [
    sum && `${Number.isNaN(number(sum)) || !head ? kit.texts.field_value : head} ${sum}`,
    term && `${kit.texts.field_due} ${dateOf(kit.rules, term)?.iso ?? term}`,
  ];
}

/** @param {Kit} kit @param {string | number | undefined} given @param {Say} remark @param {string[]} kept */
function status(kit, given, remark, kept) {
  const written = line(given ?? "");
  if (isAbsent(kit.rules, written)) {
    remark("no_status", {});
    return UNCONFIRMED;
  }
  const found = statusOf(kit, written);
  const known = kit.statuses.map((each) => wordOf(each, kit.lang)).join(", ");
  if (!found) remark("bad_status", { value: written, known });
  if (!found || found.doubtful) kept.push(`${kit.texts.field_status} ${written}`);
  if (found?.doubtful) remark("doubtful_status", { value: written, status: nameOfStatus(kit, found.id) });
  return found?.id ?? UNCONFIRMED;
}

/** @param {Kit} kit @param {string} id */
function nameOfStatus(kit, id) {
  const status = kit.statuses.find((each) => each.id === id);
  return status ? wordOf(status, kit.lang) : id;
}

/** @param {Kit} kit @param {string | number | undefined} given @param {Say} remark @param {string[]} kept */
function sector(kit, given, remark, kept) {
  if (given === undefined) return null;
  const written = line(given);
  const found = sectorOf(kit, written);
  if (found) return found;
  remark("bad_sector", { value: written });
  kept.push(`${kit.texts.field_sector} ${written}`);
  return null;
}

/** @param {Kit} kit @param {string | number | undefined} given @param {Say} remark @param {string[]} kept */
function date(kit, given, remark, kept) {
  if (given === undefined) return null;
  const found = dateOf(kit.rules, typeof given === "number" ? given : line(given));
  if (found?.remark) remark(found.remark, { value: given, iso: found.iso, ...found.values });
  if (found) return found.iso;
  remark(isYearPoint(given) ? "year_point" : "bad_date", { value: given });
  kept.push(`${kit.texts.field_date} ${given}`);
  return null;
}
