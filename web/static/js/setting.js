/**
 * Where labels stand, each at the cheapest of its candidate spots: no two ever touch.
 * @module setting
 */
import { around, inside, union } from "./boxes.js";
import { height, width } from "./type.js";

const TAG = 21;
const OUTSIDE = 40;

/**
 * Place labels one by one; one that finds no free place is left out.
 * @param {Label[]} labels @param {Taken} taken @param {Box} view
 */
export function placed(labels, taken, view) {
  return labels.flatMap((label) => place(label, taken, view) ?? shortened(label, taken, view) ?? []);
}

/** A label with its short name or its first lines alone, where it may be cut. @param {Label} label @param {Taken} taken @param {Box} view */
function shortened(label, taken, view) {
  const lines = label.brief ?? label.lines.slice(0, label.least ?? 0);
  return lines.length ? place({ ...label, lines }, taken, view) : null;
}

/**
 * The place that costs a label least, taken; null where none is free.
 * @param {Label} label @param {Taken} taken @param {Box} view @returns {PlacedLabel | null}
 */
function place(label, taken, view) {
  const { held } = label;
  if (held && stays(label, held, taken)) return { ...label, ...held, box: boxOf(label, held) };
  const free = label.candidates
    .map((spot, i) => ({ spot, box: boxOf(label, spot), i }))
    .filter(({ box }) => taken.free(box, label.gap ?? 2));
  if (!free.length) return null;
  const cost = (/** @type {typeof free[number]} */ { spot, box, i }) =>
    taken.covers(box) * 2.5 + i * 0.5 + far(spot, label) + (inside(box, view) ? 0 : OUTSIDE);
  const best = free.reduce((a, b) => (cost(a) <= cost(b) ? a : b));
  taken.add(best.box);
  return { ...label, ...best.spot, box: best.box };
}

/**
 * Whether a label has room where the page's picture has it, line by line as there; it is taken then.
 * @param {Label} label @param {Spot} spot @param {Taken} taken
 */
export function stays(label, spot, taken) {
  const lines = label.lines.map((_, i) => boxOfLine(label, spot, i));
  const free = lines.every((line) => taken.free(line, 0) && !taken.veil.meets(line, 2));
  if (free) lines.forEach((line) => taken.add(line));
  return free;
}

/** What it costs a label to leave its first place. @param {Spot} spot @param {Label} label */
function far(spot, { candidates: [first] }) {
  return Math.hypot(spot.x - first.x, spot.y - first.y) * 0.22;
}

/**
 * The box of a label whose text stands at a spot: middle of the first line, by alignment.
 * @param {Label} label @param {Spot} spot
 */
export function boxOf(label, spot) {
  return union(label.lines.map((_, i) => boxOfLine(label, spot, i)));
}

/** The box of one line of a label at a spot. @param {Label} label @param {Spot} spot @param {number} i */
export function boxOfLine(label, { x, y, align }, i) {
  const { text, kind } = label.lines[i];
  const w = width(text, kind) + room(label, i);
  return around(x + { start: w / 2, middle: 0, end: -w / 2 }[align], y + offset(label, i), w, height(kind));
}

/** What stands beside the words of a line: a tag behind the first, a seal before the name of an item. @param {Label} label @param {number} i */
function room(label, i) {
  return (label.tag && i === 0 ? TAG : 0) + (label.lines[i].indent ?? 0);
}

/** How far below its spot the middle of a label's line stands. @param {Label} label @param {number} line */
export function offset(label, line) {
  return label.lines
    .slice(0, line)
    .reduce((sum, each, i) => sum + (height(each.kind) + height(label.lines[i + 1].kind)) / 2, 0);
}
