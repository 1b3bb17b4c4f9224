/**
 * Reference systems: what numbers may be by where they lie, and from metres to degrees.
 * @module overlay/projecting
 */
import proj4 from "proj4";
import { fold } from "../spelling.js";
import { meaning } from "./words.js";

const DEGREES = "+proj=longlat +datum=WGS84 +no_defs";
export const LONLAT = "EPSG:4326";
/** @type {WeakMap<object, Record<string, string>>} */
const named = new WeakMap();

/** The system that a word, a number or an URN names, or null. @param {Rules} rules @param {unknown} text */
export function systemOf(rules, text) {
  const last =
    String(text ?? "")
      .trim()
      .split(/[:/]/)
      .at(-1) ?? "";
  return meaning(wordsOf(rules), fold(last).replace(/[\s_\-/().:,+]|^epsg/g, ""));
}

/** @param {Rules} rules */
function wordsOf(rules) {
  const words =
    named.get(rules) ?? Object.fromEntries(Object.entries(rules.systems).map(([code, { words }]) => [code, words]));
  named.set(rules, words);
  return words;
}

/** Whether a pair of numbers is too large for degrees. @param {Rules} rules @param {number} x @param {number} y */
export function inMetres(rules, x, y) {
  return Math.max(Math.abs(x), Math.abs(y)) >= rules.metres_from;
}

/**
 * The systems in which a pair of numbers lies in Korea, x to the east: of those that are met often, if of any.
 * @param {Rules} rules @param {number} x @param {number} y
 */
export function systemsAround(rules, x, y) {
  const metres = inMetres(rules, x, y);
  const found = Object.entries(rules.systems)
    .filter(([, system]) => system.proj.includes("+proj=longlat") !== metres)
    .filter(([, system]) => within(x, system.x) && within(y, system.y))
    .map(([code]) => code);
  const offered = found.filter((code) => rules.systems[code].offered !== false);
  return offered.length ? offered : found;
}

/** @param {number} value @param {number[]} limits */
function within(value, [low, high]) {
  return low <= value && value <= high;
}

/** A place as WGS 84 longitude and latitude. @param {Rules} rules @param {string} code @param {number} x @param {number} y */
export function lonlat(rules, code, x, y) {
  return code === LONLAT ? [x, y] : proj4(rules.systems[code].proj, DEGREES).forward([x, y]);
}

/** What a system is called beside its number. @param {Rules} rules @param {string} code */
export function systemName(rules, code) {
  return `${code} ${rules.systems[code].name}`;
}
