/**
 * Rows as a layer of the scene (docs/scene.md), as `layers/overlay/overlay.py` makes it for exports.
 * @module overlay/layer
 * @typedef {any} Shape what of a feature says where it is drawn
 */
import { filled, wordOf } from "../saying.js";

const FLAG = "user-input";
const SHAPE = "slip";

/**
 * A scene with the rows on top; the scene itself is left as it is.
 * @param {Kit} kit @param {Scene} scene @param {Row[]} rows @returns {Scene} */
export function dressed(kit, scene, rows) {
  if (!rows.length) return scene;
  const { words } = kit;
  const counted = filled(words.counted, { n: rows.length });
  const notes = footnotes(kit, scene, rows);
  const statuses = statusesOf(kit, rows)
    .map(({ label, count }) => `${label} ${count}`)
    .join(", ");
  return {
    ...scene,
    title: `${scene.title} + ${counted}`,
    caption: `${scene.caption} ${filled(words.caption, { n: rows.length, statuses })}`,
    layers: [...scene.layers, layerOf(kit, rows, notes)],
    marks: { ...scene.marks, ...kit.marks },
    footnotes: [...scene.footnotes, ...notes.values()],
    notices: [...scene.notices, filled(words.notice, { n: rows.length })],
    fingerprint: `${scene.fingerprint} +${rows.length}`,
  };
}

/** @param {Kit} kit @param {Scene} scene @param {Row[]} rows @returns {Map<string, Footnote>} */
function footnotes(kit, scene, rows) {
  const first = Math.max(0, ...scene.footnotes.map((note) => note.n)) + 1;
  const sources = [...new Set(rows.map((row) => row.source))];
  return new Map(
    sources.map((source, i) => [
      source,
      {
        n: first + i,
        document: `${kit.layer}.${first + i}`,
        title: kit.words.source_title,
        date: null,
        grade: 4,
        checked: null,
        href: "",
        publisher: filled(kit.words.source, { source: source || kit.words.no_source }),
      },
    ]),
  );
}

/**
 * The layer of rows, with a legend of sectors and statuses.
 * @param {Kit} kit @param {Row[]} rows @param {Map<string, Footnote>} notes @returns {Layer} */
export function layerOf(kit, rows, notes) {
  return {
    id: kit.layer,
    title: kit.words.title,
    group: kit.layer,
    geometry: "points",
    order: 10_000,
    shape: SHAPE,
    notice: kit.words.caution,
    count: rows.length,
    count_text: String(rows.length),
    count_note: null,
    legend: [...sectorsOf(kit, rows), ...statusesOf(kit, rows)],
    sources: [...notes.values()].map((note) => note.n),
    source_text: kit.words.sources,
    checked: null,
    stale: false,
    state_text: null,
    in_force: true,
    from: null,
    open: {},
    features: stacked(rows.flatMap((row, i) => featuresOf(kit, row, i + 1, notes))),
  };
}

/** @param {Kit} kit @param {Row[]} rows @returns {LegendRow[]} */
function statusesOf(kit, rows) {
  return kit.statuses
    .map(
      /** @returns {LegendRow} */ (one) => ({
        by: "status",
        label: wordOf(one, kit.lang),
        count: rows.filter((row) => row.status === one.id).length,
        mark: key(null, one.id),
        swatch: null,
        status: one.id,
      }),
    )
    .filter((row) => row.count);
}

/** @param {Kit} kit @param {Row[]} rows @returns {LegendRow[]} */
function sectorsOf(kit, rows) {
  return kit.sectors
    .map((one) => ({ one, members: rows.filter((row) => row.sector === one.id) }))
    .filter(({ members }) => members.length)
    .map(({ one, members }) => ({
      by: "sector",
      label: wordOf(one, kit.lang),
      count: members.length,
      mark: key(one.id, commonest(members)),
      swatch: null,
    }));
}

/** @param {Row[]} rows @returns {string} */
function commonest(rows) {
  const counts = new Map();
  rows.forEach(({ status }) => counts.set(status, (counts.get(status) ?? 0) + 1));
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/** @param {string | null} sector @param {string} status */
function key(sector, status) {
  return `${SHAPE}.${sector ?? "plain"}.${status}`;
}

/**
 * Regions of a row as they are on the kit's day; those still to come are left out.
 * @param {Kit} kit @param {Row} row
 */
export function standing(kit, row) {
  return [...new Set(row.regions.flatMap((id) => kit.regions[id]?.on ?? []))];
}

/** A region's name as the map writes it. @param {Kit} kit @param {string} id */
export function regionName(kit, id) {
  return kit.regions[id]?.name ?? id;
}

/**
 * @param {Kit} kit
 * @param {Row} row @param {number} number @param {Map<string, Footnote>} notes @returns {Feature[]}
 */
function featuresOf(kit, row, number, notes) {
  const regions = standing(kit, row);
  const label = (/** @type {Word[]} */ entries, /** @type {string | null} */ id) =>
    entries.filter((each) => each.id === id).map((each) => wordOf(each, kit.lang))[0] ?? null;
  const said = {
    id: `${FLAG}-${number}`,
    regions,
    label: row.name,
    role: "",
    detail: row.note,
    status: row.status,
    status_label: label(kit.statuses, row.status),
    flags: [FLAG],
    flag_labels: [kit.words.title],
    notes: noted(kit, row, regions),
    sector: row.sector,
    sector_label: label(kit.sectors, row.sector),
    date: row.date,
    due: null,
    sources: [notes.get(row.source)?.n ?? 0],
    href: "",
  };
  const mark = key(row.sector, row.status);
  return drawn(kit, row, regions).map((shape) => ({ ...said, mark, ...shape }));
}

/** @param {Kit} kit @param {Row} row @param {string[]} regions */
function noted(kit, row, regions) {
  if (row.regions.length && !regions.length) return [kit.words.not_yet];
  return row.regions.length ? [] : [kit.words.nowhere];
}

/** @param {Kit} kit @param {Row} row @param {string[]} regions @returns {Shape[]} */
function drawn(kit, row, regions) {
  /**
   * @param {MarkFeature["kind"]} kind @param {Position} at @param {string} precision @param {number | null | undefined} radius
   * @param {boolean} primary
   * @returns {Shape}
   */
  const shape = (kind, [lon, lat], precision, radius, primary) => ({
    kind,
    lon,
    lat,
    precision,
    radius_km: radius ?? null,
    site: null,
    site_label: null,
    short: row.name,
    primary,
    tract: null,
    ...(kind === "badge" ? { own: null } : {}),
  });
  if (row.lon !== null && row.lat !== null) return [shape("point", [row.lon, row.lat], "site", null, true)];
  const placed = regions
    .flatMap((id) => (kit.regions[id].at ? { at: kit.regions[id].at, ...kit.regions[id] } : []))
    .map(({ at, level, radius_km }, i) => {
      const kind = level === "municipality" ? "ring" : "badge";
      return shape(kind, at, level, radius_km, i === 0);
    });
  return placed.length ? placed : [{ kind: "listed" }];
}

/** @param {Feature[]} features @returns {Feature[]} */
function stacked(features) {
  const at = (/** @type {Feature} */ each) => (each.kind === "badge" ? `${each.lon} ${each.lat}` : "");
  const alike = (/** @type {Feature} */ feature) => features.filter((each) => at(each) && at(each) === at(feature));
  return features.map((each) =>
    each.kind === "badge" ? { ...each, slot: alike(each).indexOf(each), slots: alike(each).length } : each,
  );
}
