/**
 * Provinces, poles and areas: tints, hatches, borders and the outline of the chosen region.
 * @module regions
 */

import { colour } from "./colours.js";
import { isArea } from "./features.js";
import { flipped } from "./geometry.js";
import { hatch } from "./patterns.js";

const ISLET_DEGREES = 0.22;

/** Draw the land of a scene. @param {Panes} panes @param {Land} land @param {Scene} scene */
export function drawRegions(panes, land, scene) {
  panes.clear("land");
  panes.clear("hatch");
  panes.area("land", land.merged(land.municipalities("korea", {})), { fillColor: colour("land") });
  scene.layers.filter((layer) => layer.in_force).forEach((layer) => drawAreas(panes, land, scene, layer));
  drawBorders(panes, land, scene);
}

/** @param {Panes} panes @param {Land} land @param {Scene} scene @param {Layer} layer */
function drawAreas(panes, land, scene, layer) {
  for (const { fill, hatched, ink, ids } of grouped(land, scene, layer)) {
    if (fill) panes.area("land", land.merged(ids), { fillColor: fill });
    if (hatched) panes.area("hatch", land.merged(ids), { fillColor: hatch(hatched, ink) });
  }
  layer.features
    .filter(isArea)
    .filter((each) => each.outline)
    .forEach((feature) => drawOldOutline(panes, scene, feature));
}

/**
 * What is about land that has since been split keeps the outline it had.
 * @param {Panes} panes @param {Scene} scene @param {AreaFeature} feature
 */
function drawOldOutline(panes, scene, feature) {
  const path = flipped(feature.outline);
  if (feature.fill) panes.area("land", path, { fillColor: feature.fill });
  if (feature.hatch) panes.area("hatch", path, { fillColor: hatch(feature.hatch, inkOf(scene, feature.regions[0])) });
}

/**
 * Area features that look the same are drawn as one shape.
 * @param {Land} land @param {Scene} scene @param {Layer} layer
 */
function grouped(land, scene, layer) {
  /** @type {Map<string, { fill: string | null, hatched: string | null, ink: string, ids: string[] }>} */
  const groups = new Map();
  for (const feature of layer.features.filter(isArea)) {
    if (feature.outline) continue;
    const ink = inkOf(scene, feature.regions[0]);
    const key = `${feature.fill} ${feature.hatch} ${feature.hatch ? ink : ""}`;
    const group = groups.get(key) ?? { fill: feature.fill, hatched: feature.hatch, ink, ids: [] };
    groups.set(key, group);
    group.ids.push(...feature.regions.flatMap((region) => land.municipalities(region, scene.poles)));
  }
  return [...groups.values()].filter((group) => group.ids.length);
}

/** @param {Scene} scene @param {string} region */
function inkOf(scene, region) {
  const pole = scene.poles[region] ?? scene.poles[scene.regions[region]?.pole ?? ""];
  return pole?.deep ?? colour("ink-3");
}

/** @param {Panes} panes @param {Land} land @param {Scene} scene */
function drawBorders(panes, land, scene) {
  const poles = polesShown(scene);
  const pole = (/** @type {string} */ province) => (poles ? (scene.regions[province]?.pole ?? null) : null);
  panes.clear("lines");
  panes.line("lines", land.hairlines(), { color: colour("border-municipality"), weight: 0.55, className: "hairline" });
  panes.line("lines", land.borders("inner", pole), {
    color: colour("border-province"),
    weight: 0.9,
    dashArray: "3 2.4",
  });
  panes.line("lines", land.borders("outer", pole), { color: colour("casing"), weight: 3, opacity: 0.85 });
  panes.line("lines", land.borders("outer", pole), { color: colour("border-pole"), weight: poles ? 1.35 : 1 });
  panes.line("lines", land.coast(), { color: colour("coast"), weight: 0.75 });
}

/** Whether a layer that is on shows the poles. @param {Scene} scene */
export function polesShown(scene) {
  return (
    Object.keys(scene.poles).length > 0 && scene.layers.some((layer) => layer.geometry === "dissolve" && layer.in_force)
  );
}

/**
 * Draw the outline of the region in focus; nothing when there is none.
 * @param {Panes} panes @param {Land} land @param {Scene} scene @param {string | null} region
 */
export function drawSelection(panes, land, scene, region) {
  panes.clear("selection");
  const ids = region ? land.municipalities(region, scene.poles) : [];
  if (!ids.length || region === "korea") return;
  const outline = land.merged(ids).flat().map(closed);
  const main = outline.filter((ring) => extent(ring) >= ISLET_DEGREES);
  const islets = outline.filter((ring) => extent(ring) < ISLET_DEGREES);
  panes.line("selection", main, { color: colour("casing"), weight: 5, lineJoin: "round" });
  panes.line("selection", islets, { color: colour("ink"), weight: 0.9, lineJoin: "round" });
  panes.line("selection", main, { color: colour("ink"), weight: 2.2, lineJoin: "round" });
}

/**
 * The longer side of a ring's box, in degrees: islets get a thin outline, or an archipelago turns black.
 * @param {Pixels[]} ring
 */
function extent(ring) {
  const side = (/** @type {number[]} */ values) => Math.max(...values) - Math.min(...values);
  return Math.max(side(ring.map(([lat]) => lat)), side(ring.map(([, lon]) => lon)));
}

/** @param {Pixels[]} ring */
function closed(ring) {
  return [...ring, ring[0]];
}
