/**
 * Columns of sheets by their letters.
 * @module overlay/letters
 */

/** The number of a column, the first being 0. @param {string} letters */
export function columnOf(letters) {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The letters of a column, A being that of the first. @param {number} at @returns {string} */
export function lettersOf(at) {
  return (at >= 26 ? lettersOf(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));
}
