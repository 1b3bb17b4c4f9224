/**
 * One arrangement of names and marks for a scene at a zoom: belt nodes first, then items, belts, industries, regions.
 * @module layout
 * @typedef {import("./held.js").Places} Places
 */

import { blocks, isSpread } from "./blocks.js";
import { around, holds, inside, Taken, touches } from "./boxes.js";
import { calledOut } from "./callouts.js";
import { el } from "./dom.js";
import { drawBubbles, drawCluster, drawLabel, drawNode, drawSites, drawSpot, fresh } from "./drawing.js";
import { isLine } from "./features.js";
import { drawIslands, islandsBox } from "./islands.js";
import { bubbleNames } from "./item_names.js";
import { joined } from "./item_nodes.js";
import { paired } from "./items.js";
import { foremost, islandNames, poleNames, wanted } from "./labels.js";
import { arranged, counted, marksOf, nodesOf, showsMarks, sitesOf, sizeAt } from "./marks.js";
import { placed } from "./setting.js";
import { lineNames } from "./stretches.js";

const PILL = { width: 26, height: 17 };

/**
 * Arrange and draw everything that has a size in pixels.
 * @returns {Arranged} what stands where, for the tests and the culling
 * @param {L.Map} map @param {Panes} panes @param {Scene} scene @param {Land} land
 * @param {{ texts: Texts, open: Open, focus?: (region: string) => void, furniture: Box[], held: Places }} page
 */
export function arrange(map, panes, scene, land, { furniture, held, ...page }) {
  const { texts } = page;
  const zoom = map.getZoom();
  /** @type {Project} */
  const project = ([lon, lat]) => {
    const point = map.latLngToLayerPoint([lat, lon]);
    return [point.x, point.y];
  };
  const buttons = el("div", { class: "marks", role: "group", "aria-label": texts.marks });
  const sheet = { sketch: fresh(panes, "sketch"), front: fresh(panes, "labels"), buttons, scene, ...page };
  panes.element("marks").replaceChildren(buttons);
  const made = solve(scene, land, zoom, texts, project, onSheet(map, furniture), viewOf(map), held);
  drawIslands(sheet.front, scene, project, zoom);
  drawSites(sheet.sketch, made.sites);
  drawBubbles(sheet, project);
  made.spots.forEach((spot) => drawSpot(sheet, spot, sizeAt(zoom)));
  made.labels.forEach((label) => drawLabel(sheet, label));
  made.clusters.forEach((cluster) => drawCluster(sheet, cluster));
  made.nodes.forEach((node) => drawNode(sheet, node));
  return made;
}

/**
 * @param {Scene} scene @param {Land} land @param {number} zoom @param {Texts} texts @param {Project} project
 * @param {Box[]} furniture @param {Box} view @param {Places} held
 * @returns {Arranged}
 */
function solve(scene, land, zoom, texts, project, furniture, view, held) {
  const taken = new Taken();
  const nodes = nodesOf(scene, project);
  const marks = marksOf(scene, project).map((each) => kept(each, held));
  const set = (/** @type {Label[]} */ labels) =>
    placed(
      labels.map((each) => keptName(each, held)),
      taken,
      view,
    );
  const size = sizeAt(zoom);
  nodes.forEach((node) => taken.add(node.box));
  taken.add(islandsBox(project));
  taken.veiled(furniture);
  const near = showsMarks(zoom);
  if (near) marks.forEach((each) => taken.prefer(around(...each.at, size, size)));
  courses(scene, project).forEach((box) => taken.prefer(box));
  const islands = set(islandNames(texts, project));
  const poles = set(poleNames(scene, nodes, zoom, project));
  const lines = lineNames(scene, taken, view, project, held);
  const both = near ? joined(nodes, marks, texts.belt_node, taken, size, view) : [];
  const alone = nodes.filter((each) => !both.some(({ node }) => node === each));
  const first = set(foremost(alone, zoom, texts, project));
  const regions = (/** @type {Set<string>} */ named) => wanted(scene, land, nodes, zoom, project, named);
  const pictured = set(regions(new Set(poles.map(({ id }) => id ?? ""))).filter((each) => keptName(each, held).held));
  const { spots, clusters, names, beyond } = near
    ? nearby(scene, land, marks, both, taken, size, view, project)
    : { ...far(scene, marks, taken, size, project), names: [], beyond: [] };
  const named = new Set([...poles, ...pictured, ...names].map(({ id }) => id ?? ""));
  const rest = set(regions(named));
  const labels = [...islands, ...poles, ...lines, ...first, ...pictured, ...names, ...rest];
  const sites = near ? sitesOf(marks, project) : [];
  return { labels, spots, clusters, nodes, sites, beyond, members: membersOf(scene, project) };
}

/** A mark with the place that it and its name have in the page's picture. @param {MapMark} mark @param {Places} held @returns {MapMark} */
function kept(mark, held) {
  const [at, name] = [held.mark(mark.feature.id), held.name(`item ${mark.feature.id}`)];
  return at && name && mark.feature.kind !== "badge" ? { ...mark, held: { at, name } } : mark;
}

/** A name with the place that it has there. @param {Label} label @param {Places} held @returns {Label} */
function keptName(label, held) {
  return { ...label, held: held.name(`${label.kind} ${label.lines[0].text}`) };
}

/**
 * Circles with their names, marks with theirs, then industries; badges stand alone where industries find no room, or lie
 * out of the window.
 * @param {Scene} scene @param {Land} land @param {MapMark[]} marks @param {ReturnType<typeof joined>} both @param {Taken} taken
 * @param {number} size @param {Box} view @param {Project} project
 */
function nearby(scene, land, marks, both, taken, size, view, project) {
  const spread = marks.filter(({ feature }) => isSpread(feature));
  const badges = marks.filter(({ feature }) => feature.kind === "badge" && !isSpread(feature));
  const bubbles = bubbleNames(scene, project).flatMap(
    ({ at, radius, ...label }) =>
      placed([label], taken, view)[0] ?? calledOut(at, [label], taken, 2 * radius, view) ?? [],
  );
  const items = paired(
    marks.filter((each) => each.feature.kind !== "badge" && !both.some(({ mark }) => mark === each)),
    taken,
    size,
    view,
    both.map(({ spot }) => spot),
  );
  const counts = arranged(spread, taken, size, items.spots);
  const industries = blocks(scene, land, taken, view, project);
  const out = badges.filter(({ at }) => !holds(at, view));
  const rest = arranged(industries.length ? out : badges, taken, size, items.spots);
  return {
    beyond: industries.length ? out.map(({ at }) => at) : [],
    spots: items.spots,
    clusters: [...items.clusters, ...counts.clusters, ...rest.clusters],
    names: [...items.spots.flatMap(({ name }) => name ?? []), ...items.names, ...bubbles, ...industries],
  };
}

/** All that has a name and a place, each once. @param {Scene} scene @param {Project} project @returns {Arranged["members"]} */
function membersOf(scene, project) {
  /** @type {Map<string, Arranged["members"][number]>} */
  const found = new Map();
  for (const layer of scene.layers.filter((each) => each.in_force && each.geometry !== "corridor"))
    for (const feature of layer.features)
      if ("lat" in feature && !found.has(feature.id))
        found.set(feature.id, { layer, feature, at: project([feature.lon, feature.lat]) });
  return [...found.values()];
}

/** Small boxes along every belt: labels rather stand beside them. @param {Scene} scene @param {Project} project */
function courses(scene, project) {
  return scene.layers
    .flatMap((layer) => layer.features.filter(isLine))
    .flatMap((feature) => {
      const { path } = feature;
      const points = ("closed" in feature && feature.closed ? [...path, path[0]] : path).map(project);
      return points.slice(1).flatMap((to, i) => steps(points[i], to).map(([x, y]) => around(x, y, 9, 9)));
    });
}

/** @param {Pixels} from @param {Pixels} to @returns {Pixels[]} */
function steps([ax, ay], [bx, by]) {
  const count = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / 9));
  return Array.from({ length: count }, (_, i) => [ax + ((bx - ax) * i) / count, ay + ((by - ay) * i) / count]);
}

/**
 * Counts by province, and single marks of what lies in no region, as at sea.
 * @param {Scene} scene @param {MapMark[]} marks @param {Taken} taken @param {number} size @param {Project} project
 */
function far(scene, marks, taken, size, project) {
  const clusters = pills(scene, marks, taken, project);
  return {
    clusters,
    spots: arranged(
      marks.filter((each) => !each.feature.regions.length),
      taken,
      size,
    ).spots,
  };
}

/**
 * Counts by province where there is room for them.
 * @param {Scene} scene @param {MapMark[]} marks @param {Taken} taken @param {Project} project
 */
function pills(scene, marks, taken, project) {
  return counted(scene, marks, project)
    .map((each) => ({ ...each, ...roomy(each, taken) }))
    .filter((each) => each.box);
}

/** @param {{ x: number, y: number }} parts @param {Taken} taken */
function roomy({ x, y }, taken) {
  // biome-ignore format: pairs read better side by side
  const shifts = [
    [0, 15], [0, -15], [20, 0], [-20, 0], [24, 14], [-24, 14], [24, -14], [-24, -14], [0, 30], [0, -30], [40, 0], [-40, 0],
  ];
  const found = shifts
    .map(([dx, dy]) => around(x + dx, y + dy, PILL.width, PILL.height))
    .find((box) => taken.free(box, 1));
  if (!found) return {};
  taken.add(found);
  return { box: found, x: (found.x0 + found.x1) / 2, y: (found.y0 + found.y1) / 2 };
}

/** Boxes of the map's container as boxes of its layers. @param {L.Map} map @param {Box[]} boxes */
function onSheet(map, boxes) {
  const { x, y } = map.containerPointToLayerPoint([0, 0]);
  return boxes.map(({ x0, y0, x1, y1 }) => ({ x0: x0 + x, y0: y0 + y, x1: x1 + x, y1: y1 + y }));
}

/** @param {L.Map} map */
function viewOf(map) {
  const { x, y } = map.getSize();
  return onSheet(map, [{ x0: 0, y0: 0, x1: x, y1: y }])[0];
}

/** @param {Box} box @returns {Pixels} */
function middle({ x0, y0, x1, y1 }) {
  return [(x0 + x1) / 2, (y0 + y1) / 2];
}

/** Whether industries that have no block, for they lay out of the window, lie in it now. @param {L.Map} map @param {Arranged} made */
export function entered(map, { beyond }) {
  const view = viewOf(map);
  return beyond.some((at) => holds(at, view));
}

/**
 * Hide the names and marks that lie under the map's furniture, and the names at the edge of the window or of what lies
 * out of it.
 * @param {L.Map} map @param {Arranged} made @param {Box[]} furniture
 * @returns {Member[]} what lies in the window and whose name does not show
 */
export function cull(map, made, furniture) {
  const hidden = onSheet(map, furniture);
  const view = viewOf(map);
  const under = (/** @type {Box} */ box) => hidden.some((other) => touches(box, other, 2));
  /** @type {Set<string>} */
  const shown = new Set();
  const marks = new Map(made.spots.map(({ name, box }) => [name, box]));
  for (const label of made.labels) {
    const { box, pieces = [box], lines, leader, parts = [] } = label;
    const out = pieces.some(under) || !inside(box, view) || !holds(leader ?? middle(marks.get(label) ?? box), view);
    parts.forEach((each) => each.toggleAttribute("hidden", out));
    if (!out) lines.forEach(({ of }) => of && shown.add(of.feature.id));
  }
  for (const { box, parts = [] } of [...made.spots, ...made.clusters, ...made.nodes])
    parts.forEach((each) => each.toggleAttribute("hidden", Boolean(box && under(box))));
  return made.members.filter(({ feature, at: [x, y] }) => !shown.has(feature.id) && inside(around(x, y, 0, 0), view));
}
