/**
 * The names of belts and links, along the straightest stretch of their line. A turned name takes the room of its pieces,
 * not that of the upright box around all of it; `layers/plates/map/stretches.py` does the same.
 * @module stretches
 * @typedef {import("./held.js").Places} Places
 * @typedef {import("./held.js").HeldName} HeldName
 * @typedef {{ x: number, y: number, turn: number, bent: number, pieces: Box[] }} Place where a name may stand
 */
import { around, inside, union } from "./boxes.js";
import { isLine } from "./features.js";
import { height, width } from "./type.js";

const STEP = 6;
const BESIDE = 13;
const STEEPEST = 62;
const MOST_BENT = 7;
/** A turned name takes the room of pieces about so long, each a box of its own. */
const PIECE = 8;

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
    .map((of) => ({ of, kept: held.name(`belt ${of.feature.id}`) }))
    .sort((a, b) => Number(Boolean(b.kept)) - Number(Boolean(a.kept)))
    .flatMap(({ of, kept }) => {
      const found = named.has(of.feature.id) ? null : along(of, taken, view, project, kept);
      if (found) named.add(of.feature.id);
      return found ?? [];
    });
}

/**
 * A name where the page's picture has it, else along its line, in one line of words or in two; null without room.
 * @param {{ layer: Layer, feature: LineFeature }} of @param {Taken} taken @param {Box} view @param {Project} project
 * @param {HeldName | undefined} held @returns {PlacedLabel | null}
 */
function along(of, taken, view, project, held) {
  const { path, closed, label } = of.feature;
  const points = spaced((closed ? [...path, path[0]] : path).map(project));
  const free = (/** @type {Place} */ { pieces }) => pieces.every((each) => inside(each, view) && taken.free(each, 1));
  const kept = held && { ...held, bent: 0, pieces: piecesOf(held, held.texts) };
  if (kept && free(kept)) return taking(of, kept.texts, kept, taken);
  const cost = (/** @type {Place} */ each) => each.bent * 2 + Math.abs(each.turn) * 0.1 + taken.coversAny(each.pieces);
  for (const lines of settings(label)) {
    const long = Math.max(...lines.map((line) => width(line, "belt")));
    const found = stretches(points, long + 10).flatMap((each) => [-1, 1].map((side) => spot(each, side, lines)));
    const [first, ...more] = found.filter(free);
    if (first)
      return taking(
        of,
        lines,
        more.reduce((a, b) => (cost(b) < cost(a) ? b : a), first),
        taken,
      );
  }
  return null;
}

/**
 * @param {{ layer: Layer, feature: LineFeature }} of @param {string[]} lines @param {Place} place @param {Taken} taken
 * @returns {PlacedLabel}
 */
function taking(of, lines, { x, y, turn, pieces }, taken) {
  pieces.forEach((each) => taken.add(each));
  return {
    kind: "belt",
    lines: lines.map((text) => ({ text, kind: "belt", of })),
    candidates: [],
    align: "middle",
    colour: of.feature.colour,
    x,
    y,
    turn,
    pieces,
    box: union(pieces),
  };
}

/** Ways to set a name: in one line, and where it has words in two about as long. @param {string} label */
function settings(label) {
  const words = label.split(" ");
  const halves = words.slice(1).map((_, i) => [words.slice(0, i + 1).join(" "), words.slice(i + 1).join(" ")]);
  const long = (/** @type {string[]} */ lines) => Math.max(...lines.map((line) => width(line, "belt")));
  return halves.length ? [[label], halves.reduce((a, b) => (long(b) < long(a) ? b : a))] : [[label]];
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
 * A name on one side of a stretch: the middle of its first line, and the boxes of its pieces.
 * @param {ReturnType<typeof stretches>[number]} stretch @param {number} side @param {string[]} lines @returns {Place}
 */
function spot({ bent, turn, x, y }, side, lines) {
  const angle = (turn * Math.PI) / 180;
  const more = ((lines.length - 1) * height("belt")) / 2;
  const off = side * (BESIDE + more + bent / 2) - more;
  const at = { x: x - Math.sin(angle) * off, y: y + Math.cos(angle) * off, turn };
  return { ...at, bent, pieces: piecesOf(at, lines) };
}

/**
 * Upright boxes around the pieces of a turned name, line by line.
 * @param {{ x: number, y: number, turn: number }} first the middle of its first line @param {string[]} lines
 */
function piecesOf({ x, y, turn }, lines) {
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const h = height("belt");
  return lines.flatMap((line, i) => {
    const count = turn ? Math.ceil(width(line, "belt") / PIECE) : 1;
    const long = width(line, "belt") / count;
    const [wide, high] = [long * cos + h * Math.abs(sin), long * Math.abs(sin) + h * cos];
    const [mx, my] = [x - sin * h * i, y + cos * h * i];
    return Array.from({ length: count }, (_, k) => {
      const step = (k - (count - 1) / 2) * long;
      return around(mx + step * cos, my + step * sin, wide, high);
    });
  });
}
