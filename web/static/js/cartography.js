/**
 * What every map draws alike, printed or in a browser: the values of `layers/symbols/cartography.json`.
 * @module cartography
 * @typedef {[number, number, number, number]} Stroke from x, y to x, y in its cell
 * @typedef {{ size: number, turn: number, strokes: Stroke[], width: number, opacity: number, round?: boolean }} Hatch
 * @typedef {[number, number][]} Steps from which zoom on something holds, the nearest first
 *
 * @typedef {object} Drawn
 * @property {Record<"dokdo" | "ulleungdo", { at: Position, gap_px: number }>} islands
 * @property {{ region: string, until_zoom: number, room_px: Pixels, parts: Pixels[][] }} islets
 * @property {{ px: Pixels, west: number, east: number, north: number, south: number, grown: number }} inset
 * @property {Record<string, Position[]>} seas where each name may stand, the best place first
 * @property {[number, number, number, number][]} uncovered west, south, east and north of the islands that nothing covers
 * @property {Position[]} north
 * @property {{ dash: number[], width: number, names: Position[] }} mdl
 * @property {[number, number, number, number][]} overlaid west, south, east and north of what title and legend may lie over
 * @property {{ extremes: Record<string, Position>, room: Record<"west" | "south" | "east" | "north", number> }} country
 * @property {{ least: number, most: number, national: number, roles: number, sites: number, local: number, mark_px: Steps, tolerance_m: Steps }} zoom
 * @property {number[]} reach_px how far a mark may be moved from its place, ring by ring
 * @property {{ radii_px: number[], turns: number, away: number, listed: number }} callouts names away from their marks: circles, places on each, cost of a pixel; names in a list
 * @property {Record<string, Hatch>} hatches
 * @property {string[]} solid_first statuses in the order in which marks find their room
 */
import values from "../../../layers/symbols/cartography.json" with { type: "json" };

export const cartography = /** @type {Drawn} */ (/** @type {unknown} */ (values));

/** What holds at a zoom. @param {Steps} steps @param {number} zoom */
export function at(steps, zoom) {
  return steps.find(([from]) => zoom >= from)?.[1] ?? 0;
}

/** The corners of the whole country, with room for signs that have one size. @returns {[Pixels, Pixels]} */
export function wholeCountry() {
  const { extremes, room } = cartography.country;
  const [across, down] = [0, 1].map((axis) => Object.values(extremes).map((end) => end[axis]));
  return [
    [Math.min(...down) - room.south, Math.min(...across) - room.west],
    [Math.max(...down) + room.north, Math.max(...across) + room.east],
  ];
}
