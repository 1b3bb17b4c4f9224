/**
 * Work that is done step by step: unhurried between what a reader does, or the rest of it at once.
 * @module steps
 */

import { framed } from "./painting.js";

/** Where no frame comes. */
const LONGEST_MS = 200;

export class Steps {
  /** @type {Iterator<void> | null} what is still to be done */
  left = null;

  /** Whether anything is still to be done. */
  get wait() {
    return this.left !== null;
  }

  /** Do the next step; whether there are more. */
  next() {
    if (this.left?.next().done) this.left = null;
    return this.wait;
  }

  /** Let the browser answer and paint before each step. */
  async unhurried() {
    do await framed(LONGEST_MS);
    while (this.next());
  }

  /** Do at once what is left. */
  finish() {
    while (this.next());
  }
}

/** Do all steps at once. @param {Iterator<unknown>} steps */
export function finish(steps) {
  while (!steps.next().done);
}
