/**
 * Belts, links and rings: what joins places, drawn as lines that are neither roads nor railways.
 * @module belts
 */

import { colour } from "./colours.js";
import { isLine, isPlaced } from "./features.js";
import { flipped } from "./geometry.js";

/** How each line pattern of the scene is drawn: strokes from the bottom up; the tone is the belt's own colour, a pale one, or white. */
/** @type {Record<string, (L.PolylineOptions & { tone: keyof typeof TONES })[]>} */
const PATTERNS = {
  "belt-spine": [
    { tone: "casing", weight: 14, opacity: 0.6 },
    { tone: "pale", weight: 11.5, opacity: 0.9 },
    { tone: "own", weight: 2.4, opacity: 1 },
  ],
  "belt-beads": [
    { tone: "casing", weight: 14, opacity: 0.6 },
    { tone: "pale", weight: 11, opacity: 0.9 },
    { tone: "own", weight: 4.6, opacity: 1, dashArray: "0 10", lineCap: "round" },
  ],
  link: [
    { tone: "casing", weight: 3.6, opacity: 0.8 },
    { tone: "own", weight: 1.5, opacity: 0.95, dashArray: "6 3" },
  ],
};
const TONES = { own: (/** @type {string} */ own) => own, pale, casing: () => colour("casing") };
const RINGS_FROM_ZOOM = 8;
/** How much is seen of the dashes of an open end, outwards. */
const FADED = [0.75, 0.5, 0.28];
const CAPSULE = { own: 25, pale: 22.2 };

/** @type {L.PolylineOptions} */
const ROUND = { lineJoin: "round", lineCap: "round", smoothFactor: 0 };

/** A colour with four fifths of white. @param {string} own */
function pale(own) {
  const parts = (own.match(/[0-9a-f]{2}/gi) ?? []).map((part) => Math.round(255 - (255 - parseInt(part, 16)) * 0.2));
  return `rgb(${parts.join(" ")})`;
}

/** Draw the lines and links of a scene. @param {Panes} panes @param {Scene} scene */
export function drawBelts(panes, scene) {
  panes.clear("belts");
  for (const layer of scene.layers.filter((each) => each.in_force)) {
    const lines = layer.features.filter(isLine);
    lines.forEach((feature) => drawPath(panes, feature));
    const own = lines[0]?.colour ?? colour("ink-2");
    layer.features.filter(isPlaced).forEach(({ tract }) => tract && drawTract(panes, tract, own));
  }
}

/** @param {Panes} panes @param {LineFeature} feature */
function drawPath(panes, feature) {
  const path = flipped(feature.closed ? closed(feature.path) : feature.path);
  for (const { tone, ...stroke } of PATTERNS[feature.pattern] ?? PATTERNS.link) {
    const color = TONES[tone](feature.colour ?? colour("ink-2"));
    panes.line("belts", path, { ...ROUND, ...stroke, color });
  }
  if (feature.kind === "line") drawEnds(panes, feature);
}

/** The dashes of an open end, and the capsule around nodes that are one corner. @param {Panes} panes @param {LineFeature} feature */
function drawEnds(panes, { faded, corner, colour: own }) {
  faded.forEach((dash, i) =>
    panes.line("belts", flipped(dash), { ...ROUND, weight: 2.4, color: own, opacity: FADED[i] }),
  );
  if (corner.length < 2) return;
  panes.line("belts", flipped(corner), { ...ROUND, weight: CAPSULE.own, color: own, opacity: 1 });
  panes.line("belts", flipped(corner), { ...ROUND, weight: CAPSULE.pale, color: pale(own), opacity: 1 });
}

/** The ground that a node is. @param {Panes} panes @param {Position[]} tract @param {string} own */
function drawTract(panes, tract, own) {
  panes.area("belts", [flipped(tract)], { fillColor: pale(own) });
  panes.line("belts", flipped(tract), { ...ROUND, weight: 1.6, color: own, opacity: 1 });
}

/** @param {Position[]} path */
function closed(path) {
  const [first, last] = [path[0], path[path.length - 1]];
  return first[0] === last[0] && first[1] === last[1] ? path : [...path, first];
}

/**
 * Draw how far off each point may be, from zoom 8 on.
 * @param {Panes} panes @param {Scene} scene @param {number} zoom
 */
export function drawRings(panes, scene, zoom) {
  if (zoom < RINGS_FROM_ZOOM) return;
  const layers = scene.layers.filter((each) => each.in_force && each.geometry !== "corridor");
  for (const feature of layers.flatMap((layer) => layer.features)) {
    if (isPlaced(feature) && feature.kind !== "badge" && feature.radius_km) {
      const stroke = { color: colour("ink-3"), weight: 1, dashArray: "4 3", fill: false };
      panes.circle("belts", [feature.lat, feature.lon], { radius: feature.radius_km * 1000, ...stroke });
    }
  }
}
