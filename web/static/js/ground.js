/**
 * Sea, neighbour land and the North: what lies behind the provinces.
 * @module ground
 */
import { colour } from "./colours.js";
import { flipped } from "./geometry.js";

const VIGNETTE = [
  ["sea-1", 22],
  ["sea-2", 14],
  ["sea-3", 7],
];
const KINDS = {
  land: { fill: "land-context", edge: "land-context-edge" },
  north: { fill: "land-north", edge: "land-context-edge" },
};

/** Draw the shallow water along a coast and the land of the neighbours. */
export function drawGround(panes, land, context) {
  panes.clear("vignette");
  for (const [token, weight] of VIGNETTE) {
    panes.line("vignette", land.coast(), { color: colour(token), weight, lineJoin: "round", opacity: 1 });
  }
  if (panes.groups.has("context")) return;
  features(context).forEach((feature) => drawNeighbour(panes, feature));
}

function drawNeighbour(panes, { properties, geometry }) {
  const shape = flipped(geometry.coordinates);
  if (properties.kind === "mdl") {
    panes.line("context", shape, { color: colour("mdl"), weight: 1.4, dashArray: "7 3 1.5 3", lineCap: "butt" });
    return;
  }
  const { fill, edge } = KINDS[properties.kind] ?? KINDS.land;
  panes.area("context", shape, { stroke: true, weight: 0.6, color: colour(edge), fillColor: colour(fill) });
}

/** The features of a context file, topology or plain. */
function features(context) {
  if (context.type === "FeatureCollection") return context.features;
  return Object.values(context.objects).flatMap((object) => {
    const found = window.topojson.feature(context, object);
    return found.features ?? [found];
  });
}
