/**
 * A place in a cell: what it means (`places.js`), within the province that stands beside it.
 * @module overlay/placing
 * @typedef {{ level?: string, within?: string }} Limits
 * @typedef {{ ids: string[], said: Note[] }} Place
 */
import { named, Unclear } from "./names.js";
import { means } from "./places.js";
import { among } from "./words.js";

/**
 * The regions of the day that a text stands for, and what is to be said of it.
 * @param {Kit} kit @param {string} written @param {Limits} limits @returns {Place}
 */
export function place(kit, written, limits = {}) {
  if (among(kit.rules.places.nation, written)) return { ids: ["korea"], said: [] };
  const text = written.replace(new RegExp(kit.rules.places.marks, "g"), "").trim() || written;
  const found = limited(kit, text, limits) ?? clear(kit, text);
  return text === written.trim()
    ? found
    : { ...found, said: [...found.said, { reason: "marks", values: { value: written } }] };
}

/** Whether a text names a place, one or several. @param {Kit} kit @param {string} written */
export function isPlace(kit, written) {
  try {
    return place(kit, written).ids.length > 0;
  } catch (error) {
    if (error instanceof Unclear) return error.reason !== "unknown";
    throw error;
  }
}

/** A name within a province: a municipality of it, or what the two mean together. @param {Kit} kit @param {string} text @param {Limits} limits @returns {Place | null} */
function limited(kit, text, { level, within }) {
  if (!level && !within) return null;
  try {
    return { ids: named(kit, text, { level, within }), said: [] };
  } catch (error) {
    if (!(error instanceof Unclear) || error.reason !== "unknown") throw error;
  }
  if (!within) return null;
  const found = means(kit, `${kit.regions[within].name} ${text}`);
  const inside = found.regions.filter((id) => id !== within && kit.regions[id].above.includes(within));
  if (!inside.length) throw new Unclear("unknown", { value: text });
  return { ids: found.regions, said: found.remarks };
}

/** What a text means for sure. @param {Kit} kit @param {string} text @returns {Place} */
function clear(kit, text) {
  const { regions, remarks, candidates, begins } = means(kit, text);
  if (candidates.length) throw new Unclear("ambiguous", { value: text, names: told(kit, candidates) }, candidates);
  if (begins) throw new Unclear("not_yet", { value: text, day: begins });
  if (!regions.length) throw new Unclear("unknown", { value: text });
  return { ids: regions, said: remarks };
}

/** @param {Kit} kit @param {string[]} ids */
function told(kit, ids) {
  return ids.map((id) => kit.regions[id].name).join(", ");
}
