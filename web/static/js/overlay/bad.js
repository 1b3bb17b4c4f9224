/**
 * Why something cannot be read, by its key in the kit's texts.
 * @module overlay/bad
 */

/** A row, or a part of one, that cannot be used. */
export class Bad extends Error {
  /** @param {string} reason @param {Values} values */
  constructor(reason, values = {}) {
    super(reason);
    this.reason = reason;
    this.values = values;
  }
}

/** A file or a text that holds no rows we can read. */
export class Unreadable extends Bad {}
