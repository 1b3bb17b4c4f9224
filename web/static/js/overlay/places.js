/**
 * The place in a cell: what it means (`meaning.js`), within the level and the province that other cells say.
 * @module overlay/places
 * @typedef {{ level?: string, within?: string }} Limits
 * @typedef {{ ids: string[], said: Note[] }} Place
 */
import { means } from "./meaning.js";
import { named, Unclear } from "./names.js";
import { among } from "./words.js";

/** The remarks of a meaning, by the words that the overlay has for them. @type {Record<string, string>} */
const SAID = {
  place_part: "ward",
  place_rest: "finer",
  place_complex: "complex",
  place_named: "town",
  place_area: "area",
  place_beside: "same_province",
  place_former: "former",
};

/**
 * The regions of the day that a text stands for, and what is to be said of it.
 * @param {Kit} kit @param {string} written @param {Limits} limits @returns {Place}
 */
export function place(kit, written, limits = {}) {
  if (among(kit.rules.places.nation, written)) return { ids: ["korea"], said: [] };
  const bare = written.replace(new RegExp(kit.rules.places.marks, "g"), "").trim();
  const found = exact(kit, bare, limits) ?? meant(kit, bare, limits);
  return bare === written.trim()
    ? found
    : { ...found, said: [...found.said, { reason: "marks", values: { value: written } }] };
}

/** Whether a text names a place, one or several. @param {Kit} kit @param {string} written */
export function placeIn(kit, written) {
  try {
    return { known: place(kit, written).ids.length > 0 };
  } catch (error) {
    if (error instanceof Unclear) return { known: error.reason !== "unknown" };
    throw error;
  }
}

/** A name of the level and in the province that are asked for. @param {Kit} kit @param {string} text @param {Limits} limits @returns {Place | null} */
function exact(kit, text, limits) {
  if (!limits.level && !limits.within) return null;
  try {
    return { ids: named(kit, text, limits), said: [] };
  } catch (error) {
    if (error instanceof Unclear && error.reason === "unknown") return null;
    throw error;
  }
}

/** @param {Kit} kit @param {string} text @param {Limits} limits @returns {Place} */
function meant(kit, text, { level, within }) {
  const inside = within ? means(kit, `${kit.regions[within].name} ${text}`) : null;
  const found = inside?.regions.some((id) => kit.regions[id].level === "municipality") ? inside : means(kit, text);
  const fits = (/** @type {string} */ id) =>
    (!level || kit.regions[id].level === level) && (!within || lies(kit, id, within));
  const candidates = found.candidates.filter(fits);
  if (candidates.length === 1) return { ids: kit.regions[candidates[0]].on, said: [] };
  if (found.candidates.length) throw unclear(kit, "ambiguous", text, candidates.length ? candidates : found.candidates);
  if (found.begins) throw new Unclear("not_yet", { value: text, day: found.begins });
  const areas = found.area || found.regions.every(fits);
  if (!found.regions.length || !areas) throw new Unclear("unknown", { value: text });
  return { ids: found.regions, said: found.remarks.map((note) => told(kit, note, found.regions)) };
}

/** @param {Kit} kit @param {string} id @param {string} within */
function lies(kit, id, within) {
  const owners = [within, ...kit.regions[within].on];
  return owners.some((owner) => owner === id || kit.regions[id].above.includes(owner));
}

/** @param {Kit} kit @param {"ambiguous"} reason @param {string} value @param {string[]} ids */
function unclear(kit, reason, value, ids) {
  return new Unclear(reason, { value, names: namesOf(kit, ids) }, ids);
}

/** @param {Kit} kit @param {Note} note @param {string[]} regions @returns {Note} */
function told(kit, { reason, values }, regions) {
  const { written, rest } = values;
  return {
    reason: SAID[reason],
    values: { ...values, value: written ?? rest, names: values.names ?? namesOf(kit, regions) },
  };
}

/** @param {Kit} kit @param {string[]} ids */
function namesOf(kit, ids) {
  return ids.map((id) => kit.regions[id].name).join(", ");
}
