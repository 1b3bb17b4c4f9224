/**
 * The names of belts and links, along the straightest stretch of their line.
 * @module stretches
 * @typedef {import("./held.js").Places} Places
 * @typedef {import("./held.js").HeldName} HeldName
 */
import { around, inside } from "./boxes.js";
import { isLine } from "./features.js";
import { height, width } from "./type.js";

const STEP = 6;
const BESIDE = 13;
const STEEPEST = 62;
const MOST_BENT = 7;

/**
 * The names of all lines where they stand, each once; one without room is left out.
 * @param {Scene} scene @param {Taken} taken @param {Box} view @param {Project} project @param {Places} held
 * @returns {PlacedLabel[]}
 */
export function lineNames(scene, taken, view, project, held) {
  /** @type {Set<string>} */
  const named = new Set();
  return scene.layers
    .filter((layer) => layer.in_force)
    .flatMap((layer) => layer.features.filter(isLine).map((feature) => ({ layer, feature })))
    .map((of) => ({ of, kept: held.name(`belt ${of.feature.label}`) }))
    .sort((a, b) => Number(Boolean(b.kept)) - Number(Boolean(a.kept)))
    .flatMap(({ of, kept }) => {
      const found = named.has(of.feature.id) ? null : along(of, taken, view, project, kept);
      if (found) named.add(of.feature.id);
      return found ?? [];
    });
}

/**
 * @param {{ layer: Layer, feature: LineFeature }} of @param {Taken} taken @param {Box} view @param {Project} project
 * @param {HeldName | undefined} held @returns {PlacedLabel | null}
 */
function along({ layer, feature }, taken, view, project, held) {
  const { path, closed, label, colour } = feature;
  const points = spaced(("closed" in feature && closed ? [...path, path[0]] : path).map(project));
  const [w, h] = [width(label, "belt"), height("belt")];
  const free = (/** @type {{ box: Box }} */ { box }) => inside(box, view) && taken.free(box, 1);
  const kept = [held ?? []].flat().map((each) => ({ ...each, bent: 0, box: upright(each, each.turn, w, h) }));
  const spots = stretches(points, w + 10).flatMap((stretch) => [-1, 1].map((side) => spot(stretch, side, w, h)));
  const found = kept.some(free) ? kept : spots.filter(free);
  if (!found.length) return null;
  const cost = (/** @type {typeof found[number]} */ each) =>
    each.bent * 2 + Math.abs(each.turn) * 0.1 + taken.covers(each.box);
  const best = found.reduce((a, b) => (cost(b) < cost(a) ? b : a));
  taken.add(best.box);
  return {
    kind: "belt",
    lines: [{ text: label, kind: "belt", of: { layer, feature } }],
    candidates: [],
    align: "middle",
    colour,
    x: best.x,
    y: best.y,
    turn: best.turn,
    box: best.box,
  };
}

/** Points of a path in equal steps. @param {Pixels[]} path @returns {Pixels[]} */
function spaced(path) {
  return path.slice(1).flatMap((to, i) => {
    const [ax, ay] = path[i];
    const count = Math.max(1, Math.round(Math.hypot(to[0] - ax, to[1] - ay) / STEP));
    return Array.from(
      { length: count },
      (_, k) => /** @type {Pixels} */ ([ax + ((to[0] - ax) * k) / count, ay + ((to[1] - ay) * k) / count]),
    );
  });
}

/** The stretches of a path that are as long as a name, not too steep, and nearly straight. @param {Pixels[]} points @param {number} length */
function stretches(points, length) {
  const count = Math.ceil(length / STEP);
  return points.slice(0, Math.max(0, points.length - count)).flatMap((from, i) => {
    const to = points[i + count];
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const chord = Math.hypot(dx, dy);
    if (chord < length * 0.8) return [];
    const bent = Math.max(
      ...points.slice(i, i + count).map(([x, y]) => Math.abs((x - from[0]) * dy - (y - from[1]) * dx) / chord),
    );
    const turn = (Math.atan(dx ? dy / dx : Infinity) * 180) / Math.PI;
    if (bent > MOST_BENT || Math.abs(turn) > STEEPEST) return [];
    return [{ bent, turn, x: (from[0] + to[0]) / 2, y: (from[1] + to[1]) / 2 }];
  });
}

/**
 * A name on one side of a stretch; its box is upright, as that of every name.
 * @param {ReturnType<typeof stretches>[number]} stretch @param {number} side @param {number} w @param {number} h
 */
function spot({ bent, turn, x, y }, side, w, h) {
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const off = side * (BESIDE + bent / 2);
  const [mx, my] = [x - sin * off, y + cos * off];
  return { bent, turn, x: mx, y: my, box: upright({ x: mx, y: my }, turn, w, h) };
}

/** The upright box of a turned name. @param {{ x: number, y: number }} middle @param {number} turn @param {number} w @param {number} h */
function upright({ x, y }, turn, w, h) {
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.abs(Math.sin(angle))];
  return around(x, y, w * cos + h * sin, w * sin + h * cos);
}
