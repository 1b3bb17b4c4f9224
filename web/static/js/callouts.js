/**
 * Names without room beside their marks: further off, most often at sea, with a leader that crosses no name and no mark.
 * @module callouts
 */
import { around, holds, inside } from "./boxes.js";
import { cartography } from "./cartography.js";
import { boxOf } from "./setting.js";

const { radii_px: RADII, turns: TURNS, away: AWAY } = cartography.callouts;
const [STEP, ROOM] = [6, 4];

/**
 * The place of a name that costs least, taken with its leader; nothing where there is none, or where what it names lies
 * out of the window: a leader would come from nowhere.
 * @param {Pixels} at @param {Label[]} labels @param {Taken} taken @param {number} size @param {Box} view
 * @returns {PlacedLabel | undefined}
 */
export function calledOut(at, labels, taken, size, view) {
  /** @type {{ cost: number, label: PlacedLabel } | undefined} */
  let best;
  if (!holds(at, view)) return undefined;
  for (const radius of RADII) {
    if (best && radius * AWAY >= best.cost) break;
    for (const label of labels)
      for (const spot of circle(at, radius)) {
        const box = boxOf(label, spot);
        if (!inside(box, view) || !taken.free(box, 2)) continue;
        const cost = radius * AWAY + taken.covers(box) * 2.5;
        if ((best && cost >= best.cost) || !course(box, at, size).every((each) => taken.bare(each, 0))) continue;
        best = { cost, label: { ...label, ...spot, box, leader: at } };
      }
  }
  if (best) [best.label.box, ...course(best.label.box, at, size)].forEach((box) => taken.add(box));
  return best?.label;
}

/** Places on a circle; a name stands outward of it. @param {Pixels} at @param {number} radius @returns {Spot[]} */
function circle([x, y], radius) {
  return Array.from({ length: TURNS }, (_, i) => {
    const turn = (2 * Math.PI * i) / TURNS;
    const [across, down] = [Math.cos(turn), Math.sin(turn)];
    const align = across > 0.3 ? "start" : across < -0.3 ? "end" : "middle";
    return { x: x + across * radius, y: y + down * radius, align };
  });
}

/** Small boxes along the leader from a name to its mark, short of the mark itself. @param {Box} box @param {Pixels} at @param {number} size */
function course({ x0, y0, x1, y1 }, [x, y], size) {
  const [fx, fy] = [Math.min(Math.max(x, x0), x1), Math.min(Math.max(y, y0), y1)];
  const length = Math.hypot(x - fx, y - fy);
  const count = Math.max(0, Math.floor((length - size * 0.75 - 2 - ROOM / 2) / STEP));
  return Array.from({ length: count }, (_, i) => {
    const share = (2 + ROOM / 2 + i * STEP) / length;
    return around(fx + (x - fx) * share, fy + (y - fy) * share, ROOM, ROOM);
  });
}
