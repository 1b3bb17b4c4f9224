/**
 * Industries inside their provinces: a block of the province's name and a line for each, or a callout with a leader.
 * All blocks find room, or none is drawn.
 * @module blocks
 * @typedef {{ layer: Layer, feature: MarkFeature }} Badge
 * @typedef {{ id: string, head: string, at: Pixels, led: boolean, members: Badge[] }} Group
 */
import { holds, inside } from "./boxes.js";
import { isPlaced } from "./features.js";
import { boxOf } from "./setting.js";
import { broken } from "./type.js";

const SEAL = 22;
const WIDEST = 168;
const MOST_LINES = 14;
const OVER_OTHERS = 5;
const [AWAY, OFF, ASKEW] = [0.09, 0.03, 0.06];
const FEW_PLACES = 3;
const [ACROSS, DOWN] = [26, 18];

/**
 * The badges of a scene by the place where they stand; what stands in many places alike once, under its layer's title.
 * @param {Scene} scene @param {Box} view @param {Project} project
 */
function groups(scene, view, project) {
  /** @type {Map<string, Group>} */
  const found = new Map();
  for (const layer of scene.layers.filter((each) => each.in_force))
    for (const feature of layer.features.filter(isPlaced)) {
      if (feature.kind !== "badge") continue;
      const [key, made] = isSpread(feature) ? across(layer, view) : within(scene, feature, project);
      const group = found.get(key) ?? made;
      if (!group.members.some((each) => each.feature.id === feature.id)) group.members.push({ layer, feature });
      found.set(key, group);
    }
  return [...found.values()];
}

/** Whether a badge is one of many of its item, all over the country. @param {MarkFeature} feature */
export function isSpread(feature) {
  /** @type {string[]} */
  const places = ("places" in feature && feature.places) || [];
  return places.length > FEW_PLACES || places.includes("korea");
}

/** @param {Layer} layer @param {Box} view @returns {[string, Group]} */
function across(layer, { x1, y0, y1 }) {
  return [layer.id, { id: "", head: layer.title, at: [x1, (y0 + y1) / 2], led: false, members: [] }];
}

/** @param {Scene} scene @param {MarkFeature} feature @param {Project} project @returns {[string, Group]} */
function within(scene, { lon, lat, regions: [id] }, project) {
  return [
    `${lon} ${lat}`,
    { id, head: scene.regions[id]?.short ?? "", at: project([lon, lat]), led: true, members: [] },
  ];
}

/**
 * The blocks of what lies in the window where they stand; none where one of them finds no room.
 * @param {Scene} scene @param {Land} land @param {Taken} taken @param {Box} view @param {Project} project
 * @returns {PlacedBlock[]}
 */
export function blocks(scene, land, taken, view, project) {
  const ground = towns(scene, land, project);
  const wanted = groups(scene, view, project)
    .filter(({ led, at }) => !led || holds(at, view))
    .map(block);
  if (wanted.some(({ lines }) => lines.length > MOST_LINES)) return [];
  /** @type {PlacedBlock[]} */
  let best = [];
  for (const order of orders(wanted)) {
    const found = taken.tried(() => order.flatMap((each) => stood(each, ground, taken, view) ?? []));
    if (found.length === wanted.length && (!best.length || worth(found) < worth(best))) best = found;
  }
  best.forEach(({ box }) => taken.add(box));
  return best;
}

/** Orders in which blocks may look for room: from each side, and from the middle outwards. @param {Block[]} wanted */
function orders(wanted) {
  const [mx, my] = [0, 1].map((axis) => wanted.reduce((sum, { at }) => sum + at[axis], 0) / wanted.length);
  /** @type {((block: Block) => number)[]} */
  const keys = [
    ({ at: [x] }) => x,
    ({ at: [x] }) => -x,
    ({ at: [, y] }) => y,
    ({ at: [, y] }) => -y,
    ({ at: [x, y] }) => Math.hypot(x - mx, y - my),
    ({ at: [x, y] }) => -Math.hypot(x - mx, y - my),
    ({ lines }) => -lines.length,
  ];
  return keys.map((key) => [...wanted].sort((a, b) => key(a) - key(b)));
}

/** @param {PlacedBlock[]} found */
function worth(found) {
  return found.reduce((sum, { cost }) => sum + cost, 0);
}

/** @param {Group} group @returns {Block} */
function block({ id, head, at, led, members }) {
  /** @type {LabelLine[]} */
  const heads = broken(head, "block", WIDEST).map((text) => ({ text, kind: "block" }));
  return { kind: "block", id, lines: [...heads, ...members.flatMap(lineOf)], candidates: [], at, led };
}

/** @param {Badge} of @returns {LabelLine[]} */
function lineOf({ layer, feature }) {
  const seal = ("own" in feature && feature.own) || feature.mark;
  return broken(feature.short, "industry", WIDEST).map((text, i) => ({
    text,
    kind: "industry",
    indent: SEAL,
    seal: i ? null : seal,
    of: { layer, feature },
  }));
}

/** The places of all municipalities with their provinces. @param {Scene} scene @param {Land} land @param {Project} project */
function towns(scene, land, project) {
  return land.shapes().map(({ id, anchor }) => ({ province: scene.regions[id]?.parent ?? null, at: project(anchor) }));
}

/**
 * A block at the place that costs least: near its own, over no other province; taken, or null.
 * @param {Block} label @param {ReturnType<typeof towns>} ground @param {Taken} taken @param {Box} view
 * @returns {PlacedBlock | null}
 */
function stood(label, ground, taken, view) {
  const zero = boxOf(label, { x: 0, y: 0, align: "start" });
  const [w, h] = [zero.x1 - zero.x0, zero.y1 - zero.y0];
  const { at, led } = label;
  /** @type {{ cost: number, box: Box } | null} */
  let best = null;
  for (const [x, y] of places(at, w, h, view)) {
    const box = { x0: x, y0: y, x1: x + w, y1: y + h };
    const [dx, dy] = [x + w / 2 - at[0], y + h / 2 - at[1]];
    const near = away(box, at) * AWAY + Math.hypot(dx, dy) * OFF + Math.abs(dy) * ASKEW;
    if ((best && near >= best.cost) || !inside(box, view) || !taken.free(box, 3)) continue;
    const cost = near + taken.covers(box) * 1.2 + others(ground, label.id ?? "", box) * OVER_OTHERS;
    if (!best || cost < best.cost) best = { cost, box };
  }
  if (!best) return null;
  taken.add(best.box);
  const leader = led && away(best.box, at) > 0 ? at : null;
  return { ...label, x: best.box.x0, y: best.box.y0 - zero.y0, align: "start", ...best, leader };
}

/** Corners to try: around the place itself, then all over the window. @param {Pixels} at @param {number} w @param {number} h @param {Box} view */
function places([x, y], w, h, view) {
  /** @type {Pixels[]} */
  const found = [];
  for (const dy of [0, -12, 12, -24, 24, -38, 38])
    for (const dx of [0, -14, 14, -28, 28, -48, 48]) found.push([x - w / 2 + dx, y - h / 2 + dy]);
  for (let top = view.y0 + 4; top + h <= view.y1; top += DOWN)
    for (let left = view.x0 + 4; left + w <= view.x1; left += ACROSS) found.push([left, top]);
  return found;
}

/** How far a place lies outside a box. @param {Box} box @param {Pixels} place */
function away({ x0, y0, x1, y1 }, [x, y]) {
  return Math.hypot(Math.max(x0 - x, 0, x - x1), Math.max(y0 - y, 0, y - y1));
}

/** How many municipalities of other provinces a box covers. @param {ReturnType<typeof towns>} ground @param {string} own @param {Box} box */
function others(ground, own, { x0, y0, x1, y1 }) {
  return ground.filter(({ province, at: [x, y] }) => province !== own && x > x0 && x < x1 && y > y0 && y < y1).length;
}
