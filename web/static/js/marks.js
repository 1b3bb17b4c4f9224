/**
 * Where marks stand: at their place, or moved a little with a leader, or gathered under a count.
 * @module marks
 */

import { around } from "./boxes.js";
import { at, cartography } from "./cartography.js";
import { isLine, isPlaced } from "./features.js";

const { zoom: ZOOM } = cartography;
const REACH = Math.max(...cartography.reach_px);
/** A count stands for what lies within so many pixels. */
const NEAR = 67;

/** Whether a zoom is near enough for single marks. @param {number} zoom */
export function showsMarks(zoom) {
  return zoom >= ZOOM.national;
}

/** Side of a mark in pixels at a zoom. @param {number} zoom */
export function sizeAt(zoom) {
  return at(ZOOM.mark_px, zoom);
}

/**
 * The belts' nodes of a scene with their places in pixels; a place shared by two belts stands once for each.
 * @param {Scene} scene @param {Project} project
 */
export function nodesOf(scene, project) {
  return drawnLayers(scene)
    .filter((layer) => layer.geometry === "corridor")
    .flatMap((layer) =>
      layer.features
        .filter(isPlaced)
        .filter((each) => each.kind !== "badge")
        .map((feature) => node(layer, feature, project)),
    );
}

/** @param {Layer} layer @param {MarkFeature} feature @param {Project} project */
function node(layer, feature, project) {
  const [x, y] = project([feature.lon, feature.lat]);
  const colour = layer.features.find(isLine)?.colour;
  return { layer, feature, x, y, label: feature.label, role: feature.role, colour, box: around(x, y, 17, 17) };
}

/**
 * The scene's marks that are not belt nodes, solid before dashed, with their places in pixels.
 * @param {Scene} scene @param {Project} project
 */
export function marksOf(scene, project) {
  const marks = drawnLayers(scene)
    .filter((layer) => layer.geometry !== "corridor")
    .flatMap((layer) =>
      layer.features
        .filter(isPlaced)
        .filter((each) => each.mark)
        .map((feature) => ({ layer, feature })),
    )
    .map((each, i) => ({ ...each, i, at: project([each.feature.lon, each.feature.lat]) }))
    .sort((a, b) => solidity(a) - solidity(b) || a.i - b.i);
  return onePerItem(marks);
}

/** One mark for the sites of an item: at its own site, or the first where the file names none. @param {MapMark[]} marks */
function onePerItem(marks) {
  /** @type {Map<string, MapMark>} */
  const kept = new Map();
  for (const each of marks) {
    const key = each.feature.kind === "badge" ? `badge-${each.i}` : `${each.layer.id} ${each.feature.id}`;
    const known = kept.get(key);
    if (!known) kept.set(key, each);
    else if (each.feature.primary && !known.feature.primary) kept.set(key, each);
  }
  return [...kept.values()];
}

/**
 * The further sites of the items that have a mark, in pixels.
 * @param {MapMark[]} marks @param {Project} project
 */
export function sitesOf(marks, project) {
  return marks.flatMap((own) =>
    own.layer.features
      .filter(isPlaced)
      .filter((each) => each.id === own.feature.id && each !== own.feature && each.kind !== "badge")
      .map((each) => ({ id: each.id, at: project([each.lon, each.lat]) })),
  );
}

/** @param {Scene} scene */
function drawnLayers(scene) {
  return scene.layers.filter((layer) => layer.in_force);
}

/** @param {MapMark} mark */
function solidity({ feature }) {
  return cartography.solid_first.indexOf(feature.status ?? "");
}

/**
 * Marks with a spot each: `moved` when not at their place; those that find none are gathered in clusters.
 * @param {MapMark[]} marks @param {Taken} taken @param {number} size
 * @param {MarkSpot[]} spots those that stand already
 */
export function arranged(marks, taken, size, spots = []) {
  /** @type {Cluster[]} */
  const clusters = [];
  for (const each of marks) {
    const spot = nearest(each.at, taken, size);
    if (spot) {
      taken.add(spot.box);
      spots.push({ ...each, ...spot });
    } else gather(clusters, spots, each, size);
  }
  return { spots, clusters };
}

/** The nearest free spot within reach, clear of what lies over the map where it can be. @param {Pixels} place @param {Taken} taken @param {number} size */
function nearest(place, taken, size) {
  const spots = spotsAround(place, size);
  return spots.find(({ box }) => taken.free(box, 1)) ?? spots.find(({ box }) => taken.bare(box, 1)) ?? null;
}

/** The spots that a mark may have, ring by ring. @param {Pixels} place @param {number} size */
export function spotsAround([x, y], size) {
  return OFFSETS.map(([dx, dy, far]) => ({
    x: x + dx,
    y: y + dy,
    far,
    box: around(x + dx, y + dy, size, size),
    moved: far > 0,
  }));
}

/** A spot of a mark, drawn in towards its place where it is out of reach. @param {Pixels} spot @param {Pixels} place @returns {Pixels} */
export function withinReach([x, y], [atX, atY]) {
  const share = Math.min(1, REACH / Math.max(1, Math.hypot(x - atX, y - atY)));
  return [atX + (x - atX) * share, atY + (y - atY) * share];
}

/** @type {[number, number, number][]} */
const OFFSETS = [[0, 0, 0], ...cartography.reach_px.flatMap((radius) => spokes(radius))];

/** @param {number} radius @returns {[number, number, number][]} */
function spokes(radius) {
  const count = Math.round(radius / 2.5);
  return Array.from({ length: count }, (_, i) => {
    const turn = (2 * Math.PI * i) / count - Math.PI / 4;
    return [Math.round(radius * Math.cos(turn)), Math.round(radius * Math.sin(turn)), radius];
  });
}

/**
 * Put a mark under the count of a near cluster, or found one on the mark that stands nearest.
 * @param {Cluster[]} clusters @param {MarkSpot[]} spots @param {MapMark} each @param {number} size
 */
function gather(clusters, spots, each, size) {
  const near = closest(clusters, each.at);
  if (near && distance(near, each.at) <= NEAR) {
    near.members.push(each);
    return;
  }
  const host = closest(spots, each.at);
  if (!host) {
    const [x, y] = each.at;
    clusters.push({ x, y, box: around(x, y, size, size), members: [each], size });
    return;
  }
  spots.splice(spots.indexOf(host), 1);
  clusters.push({ x: host.x, y: host.y, box: host.box, members: [host, each], size });
}

/** @template {{ x: number, y: number }} T @param {T[]} list @param {Pixels} place */
function closest(list, [x, y]) {
  return list.reduce(
    (/** @type {T | null} */ best, each) => (!best || distance(each, [x, y]) < distance(best, [x, y]) ? each : best),
    null,
  );
}

/** @param {{ x: number, y: number }} a @param {Pixels} place */
function distance(a, [x, y]) {
  return Math.hypot(a.x - x, a.y - y);
}

/**
 * Counts of marks by province, for zooms too far out for single marks.
 * @param {Scene} scene @param {MapMark[]} marks @param {Project} project
 */
export function counted(scene, marks, project) {
  /** @type {Map<string, MapMark[]>} */
  const byProvince = new Map();
  for (const each of marks) {
    const id = provinceOf(scene, each.feature.regions[0]);
    if (id) byProvince.set(id, [...(byProvince.get(id) ?? []), each]);
  }
  return [...byProvince].map(([id, members]) => {
    const region = scene.regions[id];
    const [x, y] = project(region.leader ?? region.label ?? [0, 0]);
    return { id, name: region.name, x, y, members };
  });
}

/** The province that a region is or lies in. @param {Scene} scene @param {string | null} id @returns {string | null} */
export function provinceOf(scene, id) {
  const region = scene.regions[id ?? ""];
  if (!region) return null;
  return region.level === "province" ? id : provinceOf(scene, region.parent);
}
