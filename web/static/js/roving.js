/**
 * One tab stop for all marks; arrow keys go to the next one in that direction.
 * @module roving
 */
import { all, near } from "./finding.js";

/** @type {Record<string, Pixels>} */
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** Let the marks in a pane be walked by keyboard. @param {HTMLElement} pane */
export function bindRoving(pane) {
  pane.addEventListener("keydown", (event) => {
    const direction = DIRECTIONS[event.key];
    const from = near(event, ".mark");
    if (!direction || !from) return;
    event.preventDefault();
    event.stopPropagation();
    const next = neighbour(from, all(pane, ".mark"), direction);
    if (next) visit(pane, next);
  });
}

/** Make the first mark the tab stop. @param {HTMLElement} pane */
export function firstStop(pane) {
  /** @type {HTMLElement | null} */
  const first = pane.querySelector(".mark");
  if (first) first.tabIndex = 0;
}

/** @param {HTMLElement} pane @param {HTMLElement} mark */
function visit(pane, mark) {
  all(pane, '.mark[tabindex="0"]').forEach((each) => (each.tabIndex = -1));
  mark.tabIndex = 0;
  mark.focus({ preventScroll: true });
}

/** @param {HTMLElement} from @param {HTMLElement[]} marks @param {number[]} place */
function neighbour(from, marks, [dx, dy]) {
  const start = middle(from);
  const cost = (/** @type {HTMLElement} */ mark) => {
    const [x, y] = middle(mark);
    const along = (x - start[0]) * dx + (y - start[1]) * dy;
    const across = Math.abs((x - start[0]) * dy) + Math.abs((y - start[1]) * dx);
    return along > 1 ? along + 2 * across : Infinity;
  };
  const best = marks
    .filter((mark) => mark !== from)
    .reduce((/** @type {HTMLElement | null} */ a, b) => (!a || cost(b) < cost(a) ? b : a), null);
  return best && cost(best) < Infinity ? best : null;
}

/** @param {HTMLElement} mark */
function middle(mark) {
  const box = mark.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}
