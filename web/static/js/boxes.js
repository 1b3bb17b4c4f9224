/**
 * Rectangles in screen pixels, and the record of which are taken.
 * @module boxes
 * @typedef {{x0: number, y0: number, x1: number, y1: number}} Box
 */

/**
 * The box of a width and height around a centre.
 * @param {number} x @param {number} y @param {number} width @param {number} height
 */
export function around(x, y, width, height) {
  return { x0: x - width / 2, y0: y - height / 2, x1: x + width / 2, y1: y + height / 2 };
}

/**
 * Whether two boxes share a point, or come closer than `gap` pixels.
 * @param {Box} a @param {Box} b @param {number} gap
 */
export function touches(a, b, gap = 0) {
  return a.x0 < b.x1 + gap && b.x0 < a.x1 + gap && a.y0 < b.y1 + gap && b.y0 < a.y1 + gap;
}

/** Whether a box lies within another. @param {Box} box @param {Box} frame */
export function inside(box, frame) {
  return box.x0 >= frame.x0 && box.y0 >= frame.y0 && box.x1 <= frame.x1 && box.y1 <= frame.y1;
}

/** Whether a place lies within a box. @param {[number, number]} place @param {Box} frame */
export function holds([x, y], frame) {
  return inside({ x0: x, y0: y, x1: x, y1: y }, frame);
}

/** The smallest box that holds all of `boxes`. @returns {Box} @param {Box[]} boxes */
export function union(boxes) {
  const whole = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const { x0, y0, x1, y1 } of boxes) {
    whole.x0 = Math.min(whole.x0, x0);
    whole.y0 = Math.min(whole.y0, y0);
    whole.x1 = Math.max(whole.x1, x1);
    whole.y1 = Math.max(whole.y1, y1);
  }
  return whole;
}

const CELL = 64;
const ACROSS = 4096;

/** Boxes in a grid of cells, so that only those near by are asked; the last added are taken away first. */
class Grid {
  constructor() {
    /** @type {Map<number, Box[]>} */
    this.cells = new Map();
    /** @type {Box[]} */
    this.boxes = [];
  }

  /** @param {Box} box */
  add(box) {
    this.boxes.push(box);
    for (const cell of cellsOf(box)) {
      const held = this.cells.get(cell);
      if (held) held.push(box);
      else this.cells.set(cell, [box]);
    }
  }

  /** Forget all but the first `count` boxes. @param {number} count */
  keep(count) {
    for (const box of this.boxes.splice(count).reverse()) for (const cell of cellsOf(box)) this.cells.get(cell)?.pop();
  }

  /** Whether a box touches one. @param {Box} box @param {number} gap */
  meets(box, gap) {
    const { left, right, top, bottom } = span(box, gap);
    for (let y = top; y <= bottom; y += 1)
      for (let x = left; x <= right; x += 1)
        for (const other of this.cells.get(y * ACROSS + x) ?? []) if (touches(box, other, gap)) return true;
    return false;
  }

  /** How many boxes any of some boxes touches, each once, at most so many. @param {Box[]} boxes @param {number} gap @param {number} most */
  touched(boxes, gap, most) {
    /** @type {Set<Box>} */
    const found = new Set();
    for (const box of boxes.filter((each) => this.meets(each, gap)))
      for (const cell of cellsOf(box, gap))
        for (const other of this.cells.get(cell) ?? []) {
          if (touches(box, other, gap)) found.add(other);
          if (found.size >= most) return found.size;
        }
    return found.size;
  }
}

/** The cells that a box lies in. @param {Box} box @param {number} gap */
function cellsOf(box, gap = 0) {
  const { left, right, top, bottom } = span(box, gap);
  /** @type {number[]} */
  const found = [];
  for (let y = top; y <= bottom; y += 1) for (let x = left; x <= right; x += 1) found.push(y * ACROSS + x);
  return found;
}

/** The first and last columns and rows of cells that a box lies in. @param {Box} box @param {number} gap */
function span({ x0, y0, x1, y1 }, gap) {
  const cell = (/** @type {number} */ place) => Math.floor(place / CELL);
  return { left: cell(x0 - gap), right: cell(x1 + gap), top: cell(y0 - gap), bottom: cell(y1 + gap) };
}

/** Boxes that are taken: hard ones may not be touched, soft ones are better avoided; the veil may be lifted. */
export class Taken {
  constructor() {
    this.hard = new Grid();
    this.soft = new Grid();
    this.veil = new Grid();
  }

  /** @param {Box} box */
  add(box) {
    this.hard.add(box);
  }

  /** @param {Box} box */
  prefer(box) {
    this.soft.add(box);
  }

  /** Boxes that nothing may touch which has another place. @param {Box[]} boxes */
  veiled(boxes) {
    boxes.forEach((box) => this.veil.add(box));
  }

  /** Try something, and forget what it took. @template T @param {() => T} act */
  tried(act) {
    const own = this.hard.boxes.length;
    const made = act();
    this.hard.keep(own);
    return made;
  }

  /** Whether nothing hard is touched, and nothing of the veil. @param {Box} box @param {number} gap */
  free(box, gap = 2) {
    return this.bare(box, gap) && !this.veil.meets(box, gap);
  }

  /** Whether nothing hard is touched. @param {Box} box @param {number} gap */
  bare(box, gap = 2) {
    return !this.hard.meets(box, gap);
  }

  /** How many soft boxes a box would cover; more than four are as bad as four. @param {Box} box */
  covers(box) {
    return this.coversAny([box]);
  }

  /** The same of the boxes of a name's pieces. @param {Box[]} boxes */
  coversAny(boxes) {
    return this.soft.touched(boxes, 0, 4);
  }
}
