/**
 * One tab stop for all marks; arrow keys go to the next one in that direction.
 * @module roving
 */

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** Let the marks in a pane be walked by keyboard. */
export function bindRoving(pane) {
  pane.addEventListener("keydown", (event) => {
    const direction = DIRECTIONS[event.key];
    const from = event.target.closest(".mark");
    if (!direction || !from) return;
    event.preventDefault();
    event.stopPropagation();
    const next = neighbour(from, [...pane.querySelectorAll(".mark")], direction);
    if (next) visit(pane, next);
  });
}

/** Make the first mark the tab stop. */
export function firstStop(pane) {
  const first = pane.querySelector(".mark");
  if (first) first.tabIndex = 0;
}

function visit(pane, mark) {
  pane.querySelectorAll('.mark[tabindex="0"]').forEach((each) => (each.tabIndex = -1));
  mark.tabIndex = 0;
  mark.focus({ preventScroll: true });
}

function neighbour(from, marks, [dx, dy]) {
  const start = middle(from);
  const cost = (mark) => {
    const [x, y] = middle(mark);
    const along = (x - start[0]) * dx + (y - start[1]) * dy;
    const across = Math.abs((x - start[0]) * dy) + Math.abs((y - start[1]) * dx);
    return along > 1 ? along + 2 * across : Infinity;
  };
  const best = marks.filter((mark) => mark !== from).reduce((a, b) => (!a || cost(b) < cost(a) ? b : a), null);
  return best && cost(best) < Infinity ? best : null;
}

function middle(mark) {
  const box = mark.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}
