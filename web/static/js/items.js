/**
 * The names of items, each beside its mark: a mark with its name is moved together, so that nothing touches.
 * @module items
 * @typedef {Map<Feature, Label[]>} Labels the ways to set the name of each
 * @typedef {(mark: MapMark) => MarkSpot | null} Way a way to find room, taken
 */
import { calledOut } from "./callouts.js";
import { cartography } from "./cartography.js";
import { keptPair, labelsOf, named, pair } from "./item_names.js";
import { arranged, spotsAround } from "./marks.js";

/** So many marks move together with their names; of more, marks stand first and names where they still can. */
const FEW = 60;
const [TRIES, FEW_TRIES] = [16, 6];
const FEW_SPOTS = 3;

/**
 * Marks where they stand, as many as can with their names, and the counts of those without a spot.
 * @param {MapMark[]} marks @param {Taken} taken @param {number} size @param {Box} view
 * @param {MarkSpot[]} stood those that stand already
 * @returns {{ spots: MarkSpot[], clusters: Cluster[], names: PlacedLabel[] }} `names` are those of what is under a count
 */
export function paired(marks, taken, size, view, stood = []) {
  const labels = new Map(marks.map((each) => [each.feature, labelsOf(each)]));
  const kept = marks.flatMap((each) => keptPair(each, labels.get(each.feature) ?? [], taken, size) ?? []);
  const free = marks.filter((each) => !kept.some(({ feature }) => feature === each.feature));
  const { order, found } = free.length > FEW ? { order: free, found: [] } : together(free, labels, taken, size, view);
  const spots = [...kept, ...found.flatMap((spot) => spot ?? [])];
  const left = order.filter((_, i) => !found[i]);
  const made = arranged(left, taken, size, spots);
  for (const spot of made.spots) spot.name ??= named(spot, labels.get(spot.feature) ?? [], taken, size, view);
  const names = made.clusters.flatMap((each) => gathered(each, taken, size, view));
  for (const spot of made.spots.filter(({ name, box }) => name && taken.veil.meets(box, 2)))
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
  /** @type {LabelLine[]} */
  const lines = rest.map(({ layer, feature }) => ({ text: feature.short, kind: "item", of: { layer, feature } }));
  const own = known.flatMap(({ name }) => (name ? [{ ...name, kind: "bubble" }] : []));
  /** @type {(some: LabelLine[]) => PlacedLabel | undefined} */
  const told = (some) => {
    const labels = [{ kind: "bubble", lines: some, candidates: [] }];
    return named({ x, y }, labels, taken, size, view) ?? calledOut([x, y], labels, taken, size, view);
  };
  return [...own, ...lists(lines).flatMap((some) => told(some) ?? some.flatMap((each) => told([each]) ?? []))];
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

/** Names under one count, in lists that are read at a glance. @param {LabelLine[]} lines */
function lists(lines) {
  const count = Math.ceil(lines.length / cartography.callouts.listed);
  const long = Math.ceil(lines.length / count);
  return Array.from({ length: count }, (_, i) => lines.slice(i * long, (i + 1) * long));
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
