/**
 * What the marks of the points mean at the zoom that is drawn, in the panel and in the legend over the map.
 * @module points/legend
 */
import { el, svg } from "../dom.js";

const EDGE = "#A8A79E";

/**
 * The legend of what is drawn of points.
 * @param {import("../scene.js").Points} points @param {import("./drawing.js").Look} look @param {boolean} near
 */
export function legendOf({ classes, words }, look, near) {
  return el("ul", { class: "legend" }, ...(near ? close() : far()), told(words.below));

  function far() {
    return [told(words.cell), ...classes.map(({ colour, label }) => row(square(colour), label))];
  }

  function close() {
    const two = circle(classes[1].colour, look.ink, 8, "2");
    return [row(circle(look.ink, look.casing, 4), words.single), row(two, words.cluster)];
  }
}

/** @param {string} text */
function told(text) {
  return el("li", { class: "legend-row" }, el("span", { class: "legend-label" }, text));
}

/** @param {Element} sign @param {string} label */
function row(sign, label) {
  return el("li", { class: "legend-row" }, sign, el("span", { class: "legend-label" }, label));
}

/** @param {string} fill */
function square(fill) {
  const edges = { x: 0.5, y: 0.5, width: 21, height: 13, fill, stroke: EDGE };
  return picture(22, 14, svg("rect", edges));
}

/** @param {string} fill @param {string} stroke @param {number} r @param {string} [text] */
function circle(fill, stroke, r, text) {
  const said = {
    x: 11,
    y: 11.5,
    "text-anchor": "middle",
    "dominant-baseline": "central",
    "font-size": 10,
    fill: stroke,
  };
  const parts = [svg("circle", { cx: 11, cy: 11, r, fill, stroke, "stroke-width": 1.5 })];
  return picture(22, 22, ...parts, ...(text ? [svg("text", said, text)] : []));
}

/** @param {number} width @param {number} height @param {...Element} parts */
function picture(width, height, ...parts) {
  const size = { viewBox: `0 0 ${width} ${height}`, width, height };
  return svg("svg", { class: "swatch", ...size, "aria-hidden": "true", focusable: "false" }, ...parts);
}
