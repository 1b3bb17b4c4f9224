/**
 * Belts, links and rings: what joins places, drawn as lines that are neither roads nor railways.
 * @module belts
 */
import { colour } from "./colours.js";
import { flipped } from "./geometry.js";

/** How each line pattern of the scene is drawn: strokes from the bottom up; `tone` is "own" for the belt's colour. */
const PATTERNS = {
  "belt-double": [
    { tone: "casing", weight: 17, opacity: 0.35 },
    { tone: "own", weight: 15, opacity: 0.16 },
    { tone: "own", weight: 6.4, opacity: 0.95 },
    { tone: "casing", weight: 3.6, opacity: 1 },
  ],
  "belt-beads": [
    { tone: "casing", weight: 17, opacity: 0.35 },
    { tone: "own", weight: 15, opacity: 0.16 },
    { tone: "casing", weight: 6.4, opacity: 0.9, dashArray: "0 11", lineCap: "round" },
    { tone: "own", weight: 4.6, opacity: 1, dashArray: "0 11", lineCap: "round" },
  ],
  link: [
    { tone: "casing", weight: 3.6, opacity: 0.8 },
    { tone: "own", weight: 1.5, opacity: 0.95, dashArray: "6 3" },
  ],
};
const RINGS_FROM_ZOOM = 8;

/** Draw the lines and links of a scene. */
export function drawBelts(panes, scene) {
  panes.clear("belts");
  for (const layer of scene.layers.filter((each) => each.in_force)) {
    layer.features.filter((each) => each.path).forEach((feature) => drawPath(panes, feature));
  }
}

function drawPath(panes, feature) {
  const path = flipped(feature.closed ? closed(feature.path) : feature.path);
  for (const { tone, ...stroke } of PATTERNS[feature.pattern] ?? PATTERNS.link) {
    const color = tone === "own" ? (feature.colour ?? colour("ink-2")) : colour("casing");
    panes.line("belts", path, { lineJoin: "round", lineCap: "round", smoothFactor: 0, ...stroke, color });
  }
}

function closed(path) {
  const [first, last] = [path[0], path.at(-1)];
  return first[0] === last[0] && first[1] === last[1] ? path : [...path, first];
}

/** Draw how far off each point may be, from zoom 8 on. */
export function drawRings(panes, scene, zoom) {
  if (zoom < RINGS_FROM_ZOOM) return;
  for (const feature of scene.layers.filter((each) => each.in_force).flatMap((layer) => layer.features)) {
    if (feature.radius_km > 0 && ["point", "ring"].includes(feature.kind)) {
      const stroke = { color: colour("ink-3"), weight: 1, dashArray: "4 3", fill: true, fillColor: colour("casing"), fillOpacity: 0.18 };
      panes.circle("belts", [feature.lat, feature.lon], { radius: feature.radius_km * 1000, ...stroke });
    }
  }
}
