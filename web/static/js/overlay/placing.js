/**
 * A place in a cell: what it means (`places.js`), within the province that stands beside it, with marks, lists and brackets.
 * @module overlay/placing
 * @typedef {{ level?: string, within?: string }} Limits
 * @typedef {{ ids: string[], said: Note[] }} Place
 */
import { fold } from "../spelling.js";
import { named, Unclear } from "./names.js";
import { means } from "./places.js";
import { among } from "./words.js";

const BRACKETED = /^([^()]+?)\s*\(([^()]+)\)?$/;
const NEXT_REGION = /^[가-힣]{1,5}[시군구](?:\s|$)/;

/**
 * The regions of the day that a text stands for, and what is to be said of it.
 * @param {Kit} kit @param {string} written @param {Limits} limits @returns {Place}
 */
export function place(kit, written, limits = {}) {
  if (among(kit.rules.places.nation, written)) return { ids: ["korea"], said: [] };
  const text = written.replace(new RegExp(kit.rules.places.marks, "g"), "").trim() || written;
  const found = limited(kit, text, limits) ?? meant(kit, text);
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

/** @param {Kit} kit @param {string} text @returns {Place} */
function meant(kit, text) {
  const bracketed = text.match(BRACKETED);
  const found = bracketed ? inBrackets(kit, bracketed[1], bracketed[2]) : twoProvinces(kit, text);
  return found ?? clear(kit, text);
}

/** What a text means for sure. @param {Kit} kit @param {string} text @returns {Place} */
function clear(kit, text) {
  const { regions, remarks, candidates, begins } = means(kit, text);
  const list = !regions.length || remarks.some(({ reason }) => reason === "place_rest") ? oneByOne(kit, text) : null;
  if (list) return list;
  if (candidates.length) throw new Unclear("ambiguous", { value: text, names: told(kit, candidates) }, candidates);
  if (begins) throw new Unclear("not_yet", { value: text, day: begins });
  if (!regions.length || elsewhere(kit, regions, remarks)) throw new Unclear("unknown", { value: text });
  return { ids: regions, said: remarks };
}

/** Names of a list with nothing but blanks between them, each of which is a region: 전주 완주. @param {Kit} kit @param {string} text @returns {Place | null} */
function oneByOne(kit, text) {
  const words = text.split(/\s+/);
  if (words.length < 2 || words.length > kit.limits.regions) return null;
  const found = words.map((word) => means(kit, word));
  return found.every(({ regions, remarks }) => regions.length && !remarks.length)
    ? { ids: [...new Set(found.flatMap(({ regions }) => regions))], said: [] }
    : null;
}

/** Whether what follows a province is a municipality that it has not: 서울 고성군. @param {Kit} kit @param {string[]} regions @param {Note[]} remarks */
function elsewhere(kit, regions, remarks) {
  if (regions.some((id) => kit.regions[id].level === "municipality")) return false;
  const left = remarks.filter(({ reason }) => reason === "place_rest").map(({ values }) => String(values.rest));
  return left.some((rest) => NEXT_REGION.test(rest) || fold(rest.split(" ")[0]) in kit.spellings);
}

/** Parts of a place in brackets, 경북(포항, 구미); null where they are none. @param {Kit} kit @param {string} outer @param {string} inner @returns {Place | null} */
function inBrackets(kit, outer, inner) {
  const parts = inner
    .split(new RegExp(`[${kit.rules.places.between}]`))
    .map((part) => means(kit, `${outer} ${part.trim()}`));
  const around = means(kit, outer).regions;
  const all =
    parts.length > 1 && parts.every(({ regions }) => regions.length && regions.every((id) => !around.includes(id)));
  return all
    ? { ids: [...new Set(parts.flatMap(({ regions }) => regions))], said: parts.flatMap(({ remarks }) => remarks) }
    : null;
}

/** Two provinces in one word: 대구경북. @param {Kit} kit @param {string} text @returns {Place | null} */
function twoProvinces(kit, text) {
  if (text.length > 8 || means(kit, text).regions.length) return null;
  const provinces = (/** @type {string} */ name) =>
    (kit.spellings[fold(name)] ?? []).filter((id) => kit.regions[id].level === "province");
  const at = [2, 3, 4].find(
    (length) => provinces(text.slice(0, length)).length === 1 && provinces(text.slice(length)).length === 1,
  );
  const ids = at ? [text.slice(0, at), text.slice(at)].flatMap((name) => kit.regions[provinces(name)[0]].on) : [];
  return ids.length ? { ids, said: [] } : null;
}

/** @param {Kit} kit @param {string[]} ids */
function told(kit, ids) {
  return ids.map((id) => kit.regions[id].name).join(", ");
}
