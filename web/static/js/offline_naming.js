/**
 * Places in the file, read as the service reads them: the regions that a written place means on a day, with how it was read.
 * @module offline_naming
 */
import { means } from "./overlay/places.js";
import { filled } from "./saying.js";

const TABLES = ["wards", "ward_codes", "towns", "named", "sites"];
/** The remark of a place whose name says more than the place: then the words may be meant, not the place. */
const LEFT = "place_rest";
/** @type {WeakMap<Store, Map<string, Kit>>} */
const KITS = new WeakMap();

/**
 * Regions that a text means, or may mean, and that no name found.
 * @param {Store} store @param {string} text @param {string} asof @param {Hit[]} hits what names found @param {Hit[]} regions hits of all regions of the day
 * @returns {Hit[]}
 */
export function meant(store, text, asof, hits, regions) {
  const kit = kitOf(store, asof);
  const { regions: ids, candidates, remarks } = means(kit, text);
  if (hits.length && remarks.some(({ reason }) => reason === LEFT)) return [];
  const { notes, levels } = store.naming;
  const told = remarks.map(({ reason, values }) => filled(notes[reason], values)).join(" ");
  const known = new Set(hits.filter(({ kind }) => kind === "region" || kind === "place").map(({ region }) => region));
  const all = [...ids, ...new Set(candidates.flatMap((id) => kit.regions[id].on))];
  return all
    .filter((id) => !known.has(id))
    .map((id) => ({ ...of(regions, id), sublabel: told || levels[kit.regions[id].level] }));
}

/** @param {Hit[]} regions @param {string} id */
function of(regions, id) {
  return /** @type {Hit} */ (regions.find((hit) => hit.id === id));
}

/** What reads names on a day: the first version with the changes until then. @param {Store} store @param {string} asof @returns {Kit} */
function kitOf(store, asof) {
  const { spellings, codes, rules, versions } = store.naming;
  const until = versions.filter(([from], i) => !i || from <= asof);
  const kits = KITS.get(store) ?? new Map();
  KITS.set(store, kits);
  const [last] = until[until.length - 1];
  const table = (/** @type {string} */ name) => Object.assign({}, ...until.map(([, changed]) => changed[name]));
  const places = () => Object.fromEntries(TABLES.map((name) => [name, present(table(name))]));
  const kit = kits.get(last) ?? {
    spellings,
    codes,
    rules: { places: rules },
    regions: table("regions"),
    places: places(),
  };
  kits.set(last, kit);
  return kit;
}

/** Entries that are still there. @param {Record<string, any>} table */
function present(table) {
  return Object.fromEntries(Object.entries(table).filter(([, value]) => value !== null));
}
