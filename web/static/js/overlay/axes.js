/**
 * X and Y of a row in metres: where both orders lie on land, the row's own words of its place say which is meant.
 * @module overlay/axes
 */
import { Bad } from "./bad.js";
import { pointOf } from "./points.js";
import { inMetres, systemName, systemOf } from "./projecting.js";
import { regionsOf } from "./regions.js";
import { number } from "./values.js";

/**
 * The order of X and Y that a row means: `headed`, `turned`, or `either` where its words do not tell.
 * @param {Rules} rules @param {boolean} named whether the row names a place
 * @param {boolean} headed whether the point lies there as headed @param {boolean} turned as exchanged
 */
export function orderOf(rules, named, headed, turned) {
  const words = Object.entries({ named, headed: named && headed, turned: named && turned });
  return rules.axes[words.flatMap(([word, so]) => (so ? [word] : [])).join(" ")];
}

/**
 * A row's own point, and what is to be said of the order of its numbers.
 * @param {Kit} kit @param {Cells} cells @param {string | null} system @param {MunicipalityAt} municipalityAt
 * @returns {{ at: Position | null, said: Note[] }}
 */
export function ordered(kit, cells, system, municipalityAt) {
  const at = pointOf(kit, cells, system);
  const turned = at && inMetres(kit.rules, number(cells.lon), number(cells.lat)) && exchanged(kit, cells, system);
  const there = turned && municipalityAt(turned[0], turned[1]);
  if (!at || !there) return { at, said: [] };
  /** @type {string[]} */
  const regions = namedBy(kit, cells);
  const here = municipalityAt(at[0], at[1]);
  const [headed, otherwise] = [regions, provincesOf(kit, regions)]
    .map((named) => [here, there].map((id) => lies(kit, id, named)))
    .reduce((found, wider) => (found.some(Boolean) ? found : wider));
  const order = orderOf(kit.rules, regions.length > 0, headed, otherwise);
  if (order === "headed") return { at, said: [] };
  const values = { system: systemName(kit.rules, systemOf(kit.rules, cells.crs) ?? system ?? "") };
  return order === "turned"
    ? { at: turned, said: [{ reason: "turned", values }] }
    : { at, said: [{ reason: "either_order", values }] };
}

/** Whether a municipality is one of some regions or lies in one. @param {Kit} kit @param {string | null} id @param {string[]} regions */
function lies(kit, id, regions) {
  return id !== null && regions.some((one) => one === id || kit.regions[id].above.includes(one));
}

/** @param {Kit} kit @param {string[]} regions */
function provincesOf(kit, regions) {
  return regions.flatMap((id) => kit.regions[id].above).filter((id) => kit.regions[id].level === "province");
}

/** @param {Kit} kit @param {Cells} cells @param {string | null} system */
function exchanged(kit, cells, system) {
  return attempted(() => pointOf(kit, { ...cells, lon: cells.lat, lat: cells.lon }, system), null);
}

/** The regions that the words and codes of a row name, or may name. @param {Kit} kit @param {Cells} cells */
function namedBy(kit, cells) {
  return attempted(() => regionsOf(kit, cells, [], () => {}), []);
}

/** @template T @param {() => T} find @param {T} otherwise @returns {any} */
function attempted(find, otherwise) {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof Bad)) throw error;
    return /** @type {any} */ (error).candidates ?? otherwise;
  }
}
