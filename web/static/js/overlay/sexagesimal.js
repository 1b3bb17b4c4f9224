/**
 * Degrees, minutes and seconds in columns of their own.
 * @module overlay/sexagesimal
 */
import { degrees } from "./values.js";

/** @type {Record<string, string[]>} */
const BELOW = { lon: ["lon_min", "lon_sec"], lat: ["lat_min", "lat_sec"] };
const SIGNS = /[\s°º˚도′’'분″”"초]/g;

/**
 * Fields in which a column of degrees that is followed by such of the same heading, or of none, has its minutes and seconds.
 * @param {string[]} heads @param {(string | null)[]} fields @param {Line[]} lines
 */
export function parted(heads, fields, lines) {
  const made = [...fields];
  for (const [field, below] of Object.entries(BELOW)) {
    const at = made.indexOf(field);
    for (let i = 0; at >= 0 && i < below.length && follows(at, at + i + 1); i++) made[at + i + 1] = below[i];
  }
  return made;

  /** @param {number} first @param {number} next */
  function follows(first, next) {
    const bare = next < heads.length && (!heads[next] || heads[next] === heads[first]);
    const cells = lines.map((line) => String(line.cells[next] ?? "").trim()).filter(Boolean);
    return bare && cells.length > 0 && cells.every((cell) => sixtieth(cell) < 60);
  }
}

/** @param {unknown} cell */
function sixtieth(cell) {
  return degrees(String(cell).replace(SIGNS, ""));
}

/** Degrees of one to three cells; NaN where they are none. @param {unknown} whole @param {unknown} minutes @param {unknown} seconds */
export function joinedDegrees(whole, minutes, seconds) {
  if (minutes === undefined && seconds === undefined) return degrees(whole);
  const [d, m, s] = [whole, minutes ?? 0, seconds ?? 0].map((cell) => String(cell).replace(SIGNS, ""));
  return degrees(`${d}° ${m}' ${s}"`);
}
