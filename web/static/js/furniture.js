/**
 * What lies over the map: titles, inset, key, buttons; and the room it leaves.
 * @module furniture
 */
import { one } from "./finding.js";

const WIDE = 820;
const BELOW_HEAD = 8;
/** What lies over the map; where it is near, its head lies on a card. */
const OVER = "[data-furniture], .folium-map.near ~ .map-head";

/** The boxes of everything over the map, in the map's own pixels. @param {L.Map} map */
export function furniture(map) {
  const origin = map.getContainer().getBoundingClientRect();
  return [...document.querySelectorAll(OVER)]
    .map((each) => each.getBoundingClientRect())
    .filter((box) => box.width > 0 && box.height > 0)
    .map((box) => ({
      x0: box.left - origin.left,
      y0: box.top - origin.top,
      x1: box.right - origin.left,
      y1: box.bottom - origin.top,
    }));
}

/**
 * Act whenever something over the map opens, folds, appears or grows: what lay under it may be seen again.
 * @param {() => void} act
 */
export function whenFurnitureChanges(act) {
  const watch = new ResizeObserver(act);
  document.querySelectorAll("[data-furniture], .map-head").forEach((each) => watch.observe(each));
}

/**
 * Keep the key of marks open where the map is wide, closed where it would cover land, until the reader decides.
 * @param {Page} page
 */
export function bindKey({ map }) {
  /** @type {HTMLDetailsElement} */
  const key = one(document, ".key");
  let chosen = false;
  const fit = () => {
    if (!chosen) fitKey(map.getSize().x);
  };
  one(key, "summary").addEventListener("click", () => (chosen = true));
  map.on("resize", fit);
  fit();
}

/** Open the key of marks on a map that is so wide, or close it. @param {number} width */
export function fitKey(width) {
  /** @type {HTMLDetailsElement} */
  const key = one(document, ".key");
  if (key.open !== width >= WIDE) key.open = width >= WIDE;
}

/**
 * How far a chosen region keeps from the map's edges: below the map's head besides, which lies over it where it is near.
 * @param {HTMLElement} container @returns {Padding}
 */
export function clear(container) {
  const { topLeft, bottomRight } = padding(container);
  const [head, { top }] = [one(document, ".map-head"), container.getBoundingClientRect()];
  const below = head ? head.getBoundingClientRect().bottom - top + BELOW_HEAD : 0;
  return { topLeft: [topLeft[0], Math.max(topLeft[1], below)], bottomRight };
}

/**
 * How far the country keeps from the map's edges: a little, and clear of the sheet on a phone.
 * @param {HTMLElement} container @returns {Padding}
 */
export function padding(container) {
  const origin = container.getBoundingClientRect();
  const sheet = one(document, "#sheet-tabs").getBoundingClientRect();
  const isOver = sheet.height > 0 && sheet.left < origin.right - 1; // in a low window it stands beside the map
  const covered = isOver ? Math.max(0, origin.bottom - sheet.top) : 0;
  const narrow = origin.width < 600;
  return { topLeft: [narrow ? 4 : 14, narrow ? 36 : 6], bottomRight: [narrow ? 8 : 16, covered + (narrow ? 34 : 24)] };
}
