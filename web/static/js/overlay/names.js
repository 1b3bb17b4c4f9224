/**
 * From a written name or code to regions, as `geo/names.py` does it; the kit holds every spelling.
 * @module overlay/names
 */
import { fold } from "../spelling.js";
import { Bad } from "./bad.js";

/** A name that stands for no region, for several, or for one that is still to come. */
export class Unclear extends Bad {
  /**
   * @param {"unknown"|"ambiguous"|"not_yet"} reason @param {Values} values what the text of the reason names
   * @param {string[]} candidates ids of the regions to choose from
   */
  constructor(reason, values, candidates = []) {
    super(reason, values);
    this.candidates = candidates;
  }
}

/**
 * The regions of the day that a name stands for.
 * @param {Kit} kit
 * @param {string} text an id, any name, or a province and a municipality
 * @param {{level?: string, within?: string}} limits
 * @returns {string[]} ids
 */
export function named(kit, text, limits = {}) {
  return settled(kit, text, candidates(kit, text, limits));
}

/**
 * The regions of the day that a code of some systems (mois, kostat, iso) stands for; a ward's is its city's.
 * @param {Kit} kit @param {string} text @param {string[]} systems
 */
export function coded(kit, text, systems) {
  const digits = fold(text).replace(/\.0$/, "");
  const written = /^\d{8}(?:\d{2})?$/.test(digits)
    ? digits.replace(/^(\d{2})0{8}$/, "$1").replace(/^(\d{5})\d{3,5}$/, "$1")
    : digits;
  const ids = [...new Set(systems.flatMap((system) => kit.codes[system][written] ?? []))];
  const ward = kit.places.ward_codes[written];
  return settled(kit, text, ids.length || !ward ? ids : [ward[1]]);
}

/**
 * The regions of the day that one of several ids stands for.
 * @param {Kit} kit @param {string} text @param {string[]} ids
 */
export function settled(kit, text, ids) {
  if (!ids.length) throw new Unclear("unknown", { value: text });
  const found = narrowed(kit, ids);
  if (found.length > 1)
    throw new Unclear("ambiguous", { value: text, names: found.map((id) => kit.regions[id].name).join(", ") }, found);
  const region = kit.regions[found[0]];
  if (region.from) throw new Unclear("not_yet", { value: region.name, day: region.from });
  return region.on;
}

/** @param {Kit} kit @param {string} text @param {{ level?: string, within?: string }} limits @returns {string[]} */
function candidates(kit, text, { level, within }) {
  const written = kit.regions[text] ? [text] : (kit.spellings[fold(text)] ?? []);
  const fits = (/** @type {string} */ id) =>
    (!level || kit.regions[id].level === level) && (!within || kit.regions[id].above.includes(within));
  const ids = written.filter(fits);
  return ids.length || within ? ids : (compounds(kit).get(fold(text)) ?? []).filter(fits);
}

/** Ids of all regions written so, on any day. @param {Kit} kit @param {string} text */
export function spelled(kit, text) {
  return candidates(kit, text, {});
}

/** @type {WeakMap<Kit, Map<string, string[]>>} */
const COMPOUNDS = new WeakMap();

/** Every spelling of a municipality after its province's: 부산중구. @param {Kit} kit */
function compounds(kit) {
  const known = COMPOUNDS.get(kit) ?? compounded(kit);
  COMPOUNDS.set(kit, known);
  return known;
}

/** @param {Kit} kit */
function compounded(kit) {
  /** @type {Record<string, string[]>} */
  const spellings = {};
  for (const [spelling, ids] of Object.entries(kit.spellings)) {
    for (const id of ids) spellings[id] = [...(spellings[id] ?? []), spelling];
  }
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const [id, { level, above }] of Object.entries(kit.regions)) {
    const owners = level === "municipality" ? above.filter((each) => kit.regions[each].level === "province") : [];
    for (const first of owners.flatMap((owner) => spellings[owner] ?? [])) {
      for (const second of spellings[id] ?? []) {
        found.set(first + second, [...new Set([...(found.get(first + second) ?? []), id])].sort());
      }
    }
  }
  return found;
}

/**
 * Without municipalities of a province among them, poles beside provinces, and regions still to come.
 * @param {Kit} kit @param {string[]} ids
 */
export function narrowed(kit, ids) {
  const proper = orAll(ids, (id) => kit.regions[id].level !== "pole");
  const outer = orAll(proper, (id) => !kit.regions[id].above.some((one) => proper.includes(one)));
  return orAll(outer, (id) => !kit.regions[id].from);
}

/** @param {string[]} ids @param {(id: string) => boolean} keep */
function orAll(ids, keep) {
  const kept = ids.filter(keep);
  return kept.length ? kept : ids;
}
