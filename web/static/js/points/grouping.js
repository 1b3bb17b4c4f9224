/**
 * Marks as they are drawn: cells far out, close up single points and circles of several with their number.
 * @module points/grouping
 * @typedef {import("./reading.js").Mark} Mark
 * @typedef {object} Sign
 * @property {number} x in pixels of the tile
 * @property {number} y
 * @property {number} r how far from there it reaches
 * @property {number} n
 * @property {Mark[]} marks what it stands for
 */

/** Pixels between circles, and how far one may stand from the middle of its square. */
const [SQUARE, ASIDE] = [32, 6];
/** So many single points stand apart in one square. */
const APART = 4;
const DOT = 4;
const [SMALLEST, GROWTH, LARGEST] = [8, 2.5, 15];

/**
 * A square for each mark, as large as the cell whose points it stands for.
 * @param {Mark[]} marks @param {number} cells on a side of the tile @param {number} size of the tile in pixels
 * @returns {Sign[]}
 */
export function cellsOf(marks, cells, size) {
  const side = size / cells;
  const middle = (/** @type {number} */ at) => (Math.min(cells - 1, Math.floor(at * cells)) + 0.5) * side;
  return marks.map((mark) => ({ x: middle(mark.x), y: middle(mark.y), r: side / 2, n: mark.n, marks: [mark] }));
}

/**
 * Single points where few lie, else one circle for all that lie in a square of the screen.
 * @param {Mark[]} marks @param {number} size of the tile in pixels
 * @returns {Sign[]}
 */
export function groupsOf(marks, size) {
  /** @type {Map<number, Mark[]>} */
  const squares = new Map();
  for (const mark of marks) {
    const key = Math.floor((mark.y * size) / SQUARE) * size + Math.floor((mark.x * size) / SQUARE);
    const found = squares.get(key);
    if (found) found.push(mark);
    else squares.set(key, [mark]);
  }
  return [...squares.values()].flatMap((some) =>
    isFew(some) ? some.map((one) => dot(one, size)) : circle(some, size),
  );
}

/** @param {Mark[]} some */
function isFew(some) {
  return some.length <= APART && some.every((mark) => mark.n === 1);
}

/** @param {Mark} mark @param {number} size @returns {Sign} */
function dot(mark, size) {
  return { x: mark.x * size, y: mark.y * size, r: DOT, n: 1, marks: [mark] };
}

/** One circle about where most lie, clear of its neighbours. @param {Mark[]} marks @param {number} size @returns {Sign} */
function circle(marks, size) {
  const n = marks.reduce((sum, mark) => sum + mark.n, 0);
  const place = (/** @type {"x" | "y"} */ axis) => {
    const middle = (Math.floor((marks[0][axis] * size) / SQUARE) + 0.5) * SQUARE;
    const mean = marks.reduce((sum, mark) => sum + mark[axis] * mark.n, 0) / n;
    return Math.max(middle - ASIDE, Math.min(middle + ASIDE, mean * size));
  };
  return { x: place("x"), y: place("y"), r: Math.min(LARGEST, SMALLEST + GROWTH * Math.log10(n)), n, marks };
}

/**
 * The sign at a place, the nearest where several reach it; none where none does.
 * @param {Sign[]} signs @param {number} x @param {number} y @param {number} more pixels that a press may miss it by
 */
export function signAt(signs, x, y, more) {
  let [best, least] = [/** @type {Sign | undefined} */ (undefined), Infinity];
  for (const sign of signs) {
    const missed = Math.hypot(sign.x - x, sign.y - y) - sign.r;
    if (missed <= more && missed < least) [best, least] = [sign, missed];
  }
  return best;
}
