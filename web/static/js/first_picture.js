/**
 * The picture that a page carries of its map: laid where the web map will draw the same land, before Leaflet has come.
 *
 * What Leaflet does when it fits a window is done here once more, with the numbers that the picture has of itself;
 * `tests/browser/test_first_picture.py` compares both.
 * @module first_picture
 * @typedef {{ x: number, y: number }} At
 */
import { keepSizes } from "./carried.js";
import { cartography } from "./cartography.js";
import { fitKey, padding } from "./furniture.js";

/** As `view.js` lets the whole country fit, and how fine Leaflet takes it. */
const SNAP = 0.05;
/** Below this zoom the names of a national map are smaller than can be read. */
const LEGIBLE = 6.3;

/** The size of the frame in which the picture lies. */
let laidIn = "";

/** @type {SVGSVGElement | null} */
const picture = document.querySelector("#first-picture");
if (picture) {
  lay(picture);
  follow(picture);
}

/** Lay the picture anew where its frame changes, as for a card, until the map has taken over. @param {SVGSVGElement} drawn */
function follow(drawn) {
  const watch = new ResizeObserver(([{ contentRect }]) => {
    if (drawn.dataset.held !== undefined) watch.disconnect();
    else if (sizeOf(contentRect) !== laidIn) lay(drawn);
  });
  watch.observe(/** @type {HTMLElement} */ (drawn.parentElement));
}

/** @param {{ width: number, height: number }} box */
function sizeOf({ width, height }) {
  return `${width} ${height}`;
}

/** @param {SVGSVGElement} drawn */
function lay(drawn) {
  const frame = /** @type {HTMLElement} */ (drawn.parentElement);
  const { width, height } = frame.getBoundingClientRect();
  laidIn = sizeOf({ width, height });
  fitKey(width);
  const { unit, zoom: own, middle, country, window: world } = drawn.dataset;
  const scale = 1 / Number(unit);
  const fitted = middle ? chosen(numbers(middle)) : whole(numbers(country), padding(frame), scale, Number(own));
  const pixels = scale * 2 ** (fitted.zoom - Number(own));
  const at = kept(fitted, numbers(world), pixels, { x: width / 2, y: height / 2 });
  const move = `translate(${width / 2 - at.x * pixels} ${height / 2 - at.y * pixels}) scale(${pixels})`;
  drawn.removeAttribute("viewBox");
  drawn.querySelector(":scope > g")?.setAttribute("transform", move);
  drawn.dataset.share = String(Math.min(1, scale / pixels));
  if (pixels > scale || drawn.classList.contains("laid")) keepSizes(drawn, 1);
  drawn.classList.toggle("small", fitted.zoom < LEGIBLE);
  drawn.classList.add("laid");

  /**
   * The middle and zoom at which the whole country fits between what lies over the map.
   * @param {number[]} box @param {Padding} room @param {number} perUnit @param {number} drawnAt
   */
  function whole([left, top, right, bottom], { topLeft, bottomRight }, perUnit, drawnAt) {
    const across = (width - topLeft[0] - bottomRight[0]) / ((right - left) * perUnit);
    const down = (height - topLeft[1] - bottomRight[1]) / ((bottom - top) * perUnit);
    const exact = drawnAt + Math.log2(Math.min(across, down));
    const fine = Math.round(exact / (SNAP / 100)) * (SNAP / 100);
    const { least, most } = cartography.zoom;
    const zoom = Math.max(least, Math.min(most, Math.floor(fine / SNAP) * SNAP));
    const size = perUnit * 2 ** (zoom - drawnAt);
    return {
      zoom,
      x: (left + right) / 2 + (bottomRight[0] - topLeft[0]) / 2 / size,
      y: (top + bottom) / 2 + (bottomRight[1] - topLeft[1]) / 2 / size,
    };
  }
}

/** @param {number[]} view */
function chosen([x, y, zoom]) {
  return { x, y, zoom };
}

/**
 * The middle of a window that does not look out of the world it may be moved over; all in the picture's units.
 * @param {At} at @param {number[]} world @param {number} pixels @param {At} half of the window, in pixels
 * @returns {At}
 */
function kept({ x, y }, [left, top, right, bottom], pixels, half) {
  const dx = rebound(left * pixels - (x * pixels - half.x), x * pixels + half.x - right * pixels);
  const dy = rebound(top * pixels - (y * pixels - half.y), y * pixels + half.y - bottom * pixels);
  return Math.abs(dx) <= 1 && Math.abs(dy) <= 1 ? { x, y } : { x: x + dx / pixels, y: y + dy / pixels };
}

/** How far a window moves back on one axis: to the middle where it is larger than the world. @param {number} before @param {number} after */
function rebound(before, after) {
  return before + after > 0
    ? Math.round(before - after) / 2
    : Math.max(0, Math.ceil(before)) - Math.max(0, Math.floor(after));
}

/** @param {string | undefined} text */
function numbers(text) {
  return String(text).split(" ").map(Number);
}
