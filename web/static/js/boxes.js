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

/** The smallest box that holds all of `boxes`. @returns {Box} @param {Box[]} boxes */
export function union(boxes) {
  return {
    x0: Math.min(...boxes.map((box) => box.x0)),
    y0: Math.min(...boxes.map((box) => box.y0)),
    x1: Math.max(...boxes.map((box) => box.x1)),
    y1: Math.max(...boxes.map((box) => box.y1)),
  };
}

/** Boxes that are taken: hard ones may not be touched, soft ones are better avoided. */
export class Taken {
  constructor() {
    /** @type {Box[]} */
    this.hard = [];
    /** @type {Box[]} */
    this.soft = [];
  }

  /** @param {Box} box */
  add(box) {
    this.hard.push(box);
  }

  /** @param {Box} box */
  prefer(box) {
    this.soft.push(box);
  }

  /**
   * Do something while further boxes may not be touched either.
   * @template T @param {Box[]} boxes @param {() => T} act
   */
  veiled(boxes, act) {
    const own = this.hard.length;
    this.hard.push(...boxes);
    const made = act();
    this.hard.splice(own, boxes.length);
    return made;
  }

  /** Whether nothing hard is touched. @param {Box} box @param {number} gap */
  free(box, gap = 2) {
    return !this.hard.some((other) => touches(box, other, gap));
  }

  /** How many soft boxes a box would cover; more than four are as bad as four. @param {Box} box */
  covers(box) {
    return Math.min(4, this.soft.filter((other) => touches(box, other)).length);
  }
}
