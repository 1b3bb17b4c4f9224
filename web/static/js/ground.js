/**
 * Sea, neighbour land and the North: what lies behind the provinces.
 * @module ground
 * @typedef {{ properties: { kind: string }, geometry: { type: string, coordinates: any } }} Neighbour
 * @typedef {{ type: string, features: Neighbour[], objects: Record<string, any> }} Context a topology, or plain features
 */
import { cartography } from "./cartography.js";
import { colour } from "./colours.js";
import { flipped } from "./geometry.js";

const { mdl: MDL } = cartography;
/** @type {[string, number][]} */
const VIGNETTE = [
  ["sea-1", 22],
  ["sea-2", 14],
  ["sea-3", 7],
];
/** Where the background data ends: latitude and longitude of its frame. */
// biome-ignore format: pairs read better side by side
const FRAME = [[0, 31], [0, 43], [1, 120], [1, 134]];
/** @type {Record<string, { fill: string, edge: string }>} */
const KINDS = {
  land: { fill: "land-context", edge: "land-context-edge" },
  north: { fill: "land-north", edge: "land-context-edge" },
};

/** Which coast the shallow water of a map follows; it is drawn again only for another one. */
const shallows = new WeakMap();

/**
 * Draw the shallow water along a coast and the land of the neighbours.
 * @param {Panes} panes @param {Land} land @param {Context} context
 */
export function drawGround(panes, land, context) {
  if (shallows.get(panes) === land) return;
  shallows.set(panes, land);
  panes.clear("vignette");
  for (const [token, weight] of VIGNETTE) {
    panes.line("vignette", land.coast(), {
      color: colour(token),
      weight,
      lineJoin: "round",
      opacity: 1,
      smoothFactor: 2,
    });
  }
  if (panes.groups.has("context")) return;
  features(context).forEach((feature) => drawNeighbour(panes, feature));
}

/** @param {Panes} panes @param {Neighbour} neighbour */
function drawNeighbour(panes, { properties, geometry }) {
  const shape = flipped(geometry.coordinates);
  if (properties.kind === "mdl") {
    panes.line("mdl", shape, { color: colour("casing"), weight: MDL.width + 1.8, lineCap: "butt" });
    panes.line("mdl", shape, {
      color: colour("mdl"),
      weight: MDL.width,
      dashArray: MDL.dash.join(" "),
      lineCap: "butt",
    });
    return;
  }
  const { fill, edge } = KINDS[properties.kind] ?? KINDS.land;
  panes.area("context", shape, { fillColor: colour(fill) });
  panes.line("context", shape.flat(geometry.type === "Polygon" ? 0 : 1).flatMap(shore), {
    weight: 0.6,
    color: colour(edge),
  });
}

/**
 * The parts of a ring that are coast or border, without the edge at which the background was cut.
 * @param {Pixels[]} ring
 */
function shore(ring) {
  /** @type {Pixels[][]} */
  const lines = [[]];
  ring.forEach((point, i) => {
    const before = ring[i - 1];
    if (before && FRAME.some(([axis, at]) => near(before[axis], at) && near(point[axis], at))) lines.push([]);
    lines[lines.length - 1].push(point);
  });
  return lines.filter((line) => line.length > 1);
}

/** @param {number} a @param {number} b */
function near(a, b) {
  return Math.abs(a - b) < 1e-3;
}

/** The features of a context file, topology or plain. @param {Context} context @returns {Neighbour[]} */
function features(context) {
  if (context.type === "FeatureCollection") return context.features;
  return Object.values(context.objects).flatMap((object) => {
    const found = /** @type {any} */ (window.topojson.feature(/** @type {any} */ (context), object));
    return found.features ?? [found];
  });
}
