/**
 * The names of items, each beside its mark: a mark with its name is moved together, so that nothing touches.
 * @module items
 * @typedef {Map<Feature, Label[]>} Labels the ways to set the name of each
 * @typedef {{ cost: number, label: PlacedLabel, led?: boolean }} Found
 * @typedef {(mark: MapMark) => MarkSpot | null} Way a way to find room, taken
 */
import { inside } from "./boxes.js";
import { calledOut } from "./callouts.js";
import { arranged, spotsAround } from "./marks.js";
import { boxOf } from "./setting.js";
import { broken, width } from "./type.js";

/** So many marks move together with their names; of more, marks stand first and names where they still can. */
const FEW = 60;
const [TRIES, FEW_TRIES] = [16, 2];
const WIDEST = 150;
const [NARROW, NARROWEST] = [92, 62];
const AWAY = 0.22;
const OUTSIDE = 40;
const SAME_PLACE = 60;
const FEW_SPOTS = 3;
const FEW_GATHERED = 4;
const WIDEST_ROLE = 130;

/**
 * Marks where they stand, as many as can with their names, and the counts of those without a spot.
 * @param {MapMark[]} marks @param {Taken} taken @param {number} size @param {Box} view
 * @param {MarkSpot[]} stood those that stand already
 * @returns {{ spots: MarkSpot[], clusters: Cluster[], names: PlacedLabel[] }} `names` are those of what is under a count
 */
export function paired(marks, taken, size, view, stood = []) {
  const labels = new Map(marks.map((each) => [each.feature, labelsOf(each)]));
  const { order, found } =
    marks.length > FEW ? { order: marks, found: [] } : together(marks, labels, taken, size, view);
  const spots = found.flatMap((spot) => spot ?? []);
  const left = order.filter((_, i) => !found[i]);
  const made = arranged(left, taken, size, spots);
  for (const spot of made.spots) spot.name ??= named(spot, labels.get(spot.feature) ?? [], taken, size, view);
  const names = made.clusters.flatMap((each) => gathered(each, taken, size, view));
  for (const spot of made.spots.filter(({ name, box }) => name && taken.veil.touched(box, 2, 1)))
    names.push(...veiled(spot));
  return { ...made, spots: [...stood, ...made.spots], names };
}

/** The name of a mark under what lies over the map, which is pressed itself. @param {MarkSpot} spot */
function veiled(spot) {
  /** @type {PlacedLabel[]} */
  const found = spot.name ? [{ ...spot.name, kind: "bubble", leader: spot.at }] : [];
  spot.name = undefined;
  return found;
}

/**
 * The names of the few marks that a count stands for: the one that had a place keeps it, the others stand together or else singly.
 * @param {Cluster} cluster @param {Taken} taken @param {number} size @param {Box} view @returns {PlacedLabel[]}
 */
function gathered({ x, y, members }, taken, size, view) {
  const marks = /** @type {MarkSpot[]} */ (members);
  const [known, rest] = [marks.filter(({ name }) => name), marks.filter(({ name }) => !name)];
  if (rest.length > FEW_GATHERED) return [];
  /** @type {LabelLine[]} */
  const lines = rest.map(({ layer, feature }) => ({ text: feature.short, kind: "item", of: { layer, feature } }));
  const own = known.flatMap(({ name }) => (name ? [{ ...name, kind: "bubble" }] : []));
  /** @type {(some: LabelLine[]) => PlacedLabel | undefined} */
  const told = (some) => {
    const labels = [{ kind: "bubble", lines: some, candidates: [] }];
    return named({ x, y }, labels, taken, size, view) ?? calledOut([x, y], labels, taken, size, view);
  };
  const whole = lines.length ? told(lines) : undefined;
  return [...own, ...(whole ? [whole] : lines.flatMap((each) => told([each]) ?? []))];
}

/**
 * Marks with their names in the order in which most have one: beside their marks first, then with some further off.
 * @param {MapMark[]} marks @param {Labels} labels @param {Taken} taken @param {number} size @param {Box} view
 */
function together(marks, labels, taken, size, view) {
  /** @type {Way} */
  const beside = (each) => pair(each, labels.get(each.feature) ?? [], taken, size, view);
  /** @type {Way} */
  const anyhow = (each) => beside(each) ?? apart(each, labels.get(each.feature) ?? [], taken, size, view);
  const first = bestOrder(marks, beside, taken, TRIES);
  const order = first.lost ? bestOrder(first.order, anyhow, taken, FEW_TRIES).order : first.order;
  return { order, found: order.map(first.lost ? anyhow : beside) };
}

/**
 * A mark near its place with its name further off, taken; null where a few spots leave no way for a leader.
 * @param {MapMark} mark @param {Label[]} labels @param {Taken} taken @param {number} size @param {Box} view
 * @returns {MarkSpot | null}
 */
function apart(mark, labels, taken, size, view) {
  const free = spotsAround(mark.at, size).filter(({ box }) => taken.free(box, 1));
  for (const { far: _, ...spot } of free.slice(0, FEW_SPOTS)) {
    const name = calledOut([spot.x, spot.y], labels, taken, size, view);
    if (!name) continue;
    taken.add(spot.box);
    return { ...mark, ...spot, name };
  }
  return null;
}

/**
 * The name of a mark that stands: beside it, or a little away with a leader to it.
 * @param {{ x: number, y: number }} spot @param {Label[]} labels @param {Taken} taken @param {number} size @param {Box} view
 */
function named(spot, labels, taken, size, view) {
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
 * The order in which most marks find room with their names: who has found none most often goes first.
 * @param {MapMark[]} marks @param {Way} way @param {Taken} taken @param {number} tries
 */
function bestOrder(marks, way, taken, tries) {
  const lacked = new Map(marks.map((each) => [each, 0]));
  const times = (/** @type {MapMark} */ each) => lacked.get(each) ?? 0;
  let [order, best, least] = [marks, marks, Infinity];
  for (let i = 0; i < tries && least; i += 1) {
    const tried = order;
    const lost = taken.tried(() => tried.filter((each) => !way(each)));
    if (lost.length < least) [best, least] = [tried, lost.length];
    lost.forEach((each) => lacked.set(each, times(each) + 1));
    order = [...tried].sort((a, b) => times(b) - times(a));
  }
  return { order: best, lost: least };
}

/**
 * A mark with its name at the spots that cost least, taken; null where there are none.
 * @param {MapMark} mark @param {Label[]} labels @param {Taken} taken @param {number} size @param {Box} view
 * @returns {MarkSpot | null}
 */
function pair(mark, labels, taken, size, view) {
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
function labelsOf({ layer, feature }, below = []) {
  return setOf(feature.short, "item").map((lines) => ({
    kind: "item",
    candidates: [],
    lines: [...lines.map((text) => ({ text, kind: /** @type {Kind} */ ("item"), of: { layer, feature } })), ...below],
  }));
}

/**
 * Items that are the node of a belt too, each with one name for both; its node needs no other.
 * @param {BeltNode[]} nodes @param {MapMark[]} marks @param {string} word @param {Taken} taken @param {number} size @param {Box} view
 * @returns {{ node: BeltNode, mark: MapMark, spot: MarkSpot }[]}
 */
export function joined(nodes, marks, word, taken, size, view) {
  return nodes.flatMap((node) => {
    const mark = twin(node, marks);
    if (!mark) return [];
    const whole = [word, node.role?.split(" · ")[0]].filter(Boolean).join(" · ");
    const text = width(whole, "role") > WIDEST_ROLE ? word : whole;
    const spot = pair(mark, labelsOf(mark, [{ text, kind: "role" }]), taken, size, view);
    return spot ? [{ node, mark, spot }] : [];
  });
}

/** The mark of a node's own name and sector that lies nearest. @param {BeltNode} node @param {MapMark[]} marks */
function twin({ label, x, y, feature }, marks) {
  const away = (/** @type {MapMark} */ { at }) => Math.hypot(at[0] - x, at[1] - y);
  return marks
    .filter((each) => each.feature.short.startsWith(`${label} `) && each.feature.sector === feature.sector)
    .filter((each) => away(each) <= SAME_PLACE && each.feature.kind !== "badge")
    .reduce((/** @type {MapMark | null} */ best, each) => (best && away(best) <= away(each) ? best : each), null);
}

/** Ways to set a name, the widest first. @param {string} text @param {Kind} kind */
function setOf(text, kind) {
  const ways = [WIDEST, NARROW, NARROWEST].map((most) => broken(text, kind, most));
  return ways.filter((way, i) => !i || way.length > ways[i - 1].length);
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
