/**
 * Where the name of an item stands beside its mark, and in how many lines.
 * @module item_names
 * @typedef {{ cost: number, label: PlacedLabel, led?: boolean }} Found
 */
import { around, inside, touches } from "./boxes.js";
import { spotsAround, withinReach } from "./marks.js";
import { boxOf, stays } from "./setting.js";
import { broken } from "./type.js";

const WIDEST = 150;
const [NARROW, NARROWEST] = [92, 62];
const AWAY = 0.22;
const MOST_LINES = 3;
const OUTSIDE = 40;
/** A name is beside its mark, and needs no leader, within so many pixels. */
const BESIDE = 10;

/**
 * The name of a mark that stands: beside it, or a little away with a leader to it.
 * @param {{ x: number, y: number }} spot @param {Label[]} labels @param {Taken} taken @param {number} size @param {Box} view
 */
export function named(spot, labels, taken, size, view) {
  /** @type {Found | null} */
  let best = null;
  for (const { x, y, far } of spotsAround([spot.x, spot.y], size)) {
    if (best && far * AWAY >= best.cost) break;
    const name = cheapest(labels, { x, y }, far * AWAY, taken, size, view);
    if (name && (!best || name.cost < best.cost)) best = { ...name, led: far > 0 };
  }
  return best ? keep({ ...best.label, leader: best.led ? [spot.x, spot.y] : null }, taken) : undefined;
}

/**
 * A mark with its name at the spots that cost least, taken; null where there are none.
 * @param {MapMark} mark @param {Label[]} labels @param {Taken} taken @param {number} size @param {Box} view
 * @returns {MarkSpot | null}
 */
export function pair(mark, labels, taken, size, view) {
  const kept = keptPair(mark, labels, taken, size);
  if (kept) return kept;
  /** @type {Found | null} */
  let best = null;
  let at = null;
  for (const { far, ...spot } of spotsAround(mark.at, size)) {
    if (best && far * AWAY >= best.cost) break;
    if (!taken.free(spot.box, 1)) continue;
    const name = cheapest(labels, spot, far * AWAY + taken.covers(spot.box) * 0.5, taken, size, view);
    if (name && (!best || name.cost < best.cost)) [best, at] = [name, spot];
  }
  if (!best || !at) return null;
  taken.add(at.box);
  return { ...mark, ...at, name: keep(best.label, taken) };
}

/**
 * A mark with its name where the page's picture has both, taken; null where it has none, or something else stands there.
 * A mark that the larger map would draw out of reach is drawn in: its name stays, and has a leader to it.
 * @param {MapMark} mark @param {Label[]} labels @param {Taken} taken @param {number} size @returns {MarkSpot | null}
 */
export function keptPair(mark, [label], taken, size) {
  const { held, layer, feature, at } = mark;
  if (!held) return null;
  const { x, y, align, texts } = held.name;
  const below = label.lines.filter(({ kind }) => kind === "role");
  /** @type {LabelLine[]} */
  const own = texts
    .slice(0, texts.length - below.length)
    .map((text) => ({ text, kind: "item", of: { layer, feature } }));
  const set = { ...label, lines: [...own, ...below], x, y, align };
  const box = boxOf(set, set);
  const [markX, markY] = withinReach(held.at, at);
  const spot = around(markX, markY, size, size);
  if (touches(box, spot) || !own.length || !taken.free(spot, 0) || taken.veil.meets(spot, 2)) return null;
  if (!stays(set, set, taken)) return null;
  taken.add(spot);
  const leader = /** @type {Pixels | null} */ (touches(box, spot, BESIDE) ? null : [markX, markY]);
  const moved = Math.hypot(markX - at[0], markY - at[1]) > 1;
  return { ...mark, x: markX, y: markY, box: spot, moved, name: { ...set, box, leader } };
}

/** @param {PlacedLabel} label @param {Taken} taken */
function keep(label, taken) {
  taken.add(label.box);
  return label;
}

/**
 * The free place of a name beside a spot that costs least.
 * @param {Label[]} labels @param {{ x: number, y: number }} spot @param {number} from @param {Taken} taken
 * @param {number} size @param {Box} view
 */
function cheapest(labels, spot, from, taken, size, view) {
  /** @type {Found | null} */
  let best = null;
  labels.forEach((label, more) =>
    sides(label, spot, size).forEach((side, i) => {
      const box = boxOf(label, side);
      if (!taken.free(box, 2)) return;
      const cost = from + i * 0.5 + more * 1.5 + taken.covers(box) * 2.5 + (inside(box, view) ? 0 : OUTSIDE);
      if (!best || cost < best.cost) best = { cost, label: { ...label, ...side, box } };
    }),
  );
  return /** @type {Found | null} */ (best);
}

/**
 * Where a name may stand beside its mark, the best first.
 * @param {Label} label @param {{ x: number, y: number }} spot @param {number} size @returns {Spot[]}
 */
function sides({ lines }, { x, y }, size) {
  const [beside, line] = [size / 2 + 3, 14.8];
  const up = ((lines.length - 1) * line) / 2;
  const [above, below] = [-size / 2 - line / 2 - 2 - 2 * up, size / 2 + line / 2 + 2];
  return [
    { x: x + beside, y: y - up, align: "start" },
    { x: x - beside, y: y - up, align: "end" },
    { x, y: y + below, align: "middle" },
    { x, y: y + above, align: "middle" },
    { x: x - size / 2, y: y + below, align: "start" },
    { x: x + size / 2, y: y + below, align: "end" },
    { x: x - size / 2, y: y + above, align: "start" },
    { x: x + size / 2, y: y + above, align: "end" },
  ];
}

/**
 * An item's name in one line, and in lines that are less wide; below it what a belt makes of it.
 * @param {MapMark} mark @param {LabelLine[]} below @returns {Label[]}
 */
export function labelsOf({ layer, feature }, below = []) {
  return setOf(feature.short, "item").map((lines) => ({
    kind: "item",
    candidates: [],
    lines: [...lines.map((text) => ({ text, kind: /** @type {Kind} */ ("item"), of: { layer, feature } })), ...below],
  }));
}

/** Ways to set a name, the widest first; never in a column of words. @param {string} text @param {Kind} kind */
function setOf(text, kind) {
  const ways = [WIDEST, NARROW, NARROWEST].map((most) => broken(text, kind, most));
  return ways.filter((way, i) => !i || (way.length > ways[i - 1].length && way.length <= MOST_LINES));
}

/**
 * The names of bubbles, beside their circles.
 * @param {Scene} scene @param {Project} project @returns {(Label & { at: Pixels, radius: number })[]}
 */
export function bubbleNames(scene, project) {
  return scene.layers
    .filter((layer) => layer.in_force)
    .flatMap((layer) =>
      layer.features.flatMap((feature) => {
        if (feature.kind !== "bubble") return [];
        const [x, y] = project([feature.lon, feature.lat]);
        const lines = broken(feature.short, "item", WIDEST).map((text) => ({
          text,
          kind: /** @type {Kind} */ ("item"),
          of: { layer, feature },
        }));
        const candidates = [0, 14, 28, 45].flatMap((more) =>
          sides({ lines, kind: "", candidates: [] }, { x, y }, 2 * feature.size + 2 * more),
        );
        return [{ kind: "bubble", lines, candidates, at: [x, y], radius: feature.size }];
      }),
    );
}
