/**
 * Hatches: what is not settled, as a texture in the ink of its pole.
 * @module patterns
 */
import { cartography } from "./cartography.js";
import { svg } from "./dom.js";

const { hatches } = cartography;
const defs = svg("defs");

/** Put the patterns' home into the page. */
export function install() {
  document.body.append(
    svg("svg", { class: "patterns", width: 0, height: 0, "aria-hidden": "true", focusable: "false" }, defs),
  );
}

/**
 * The fill of a hatch in a colour: `url(#…)`; the pattern is made when first asked for.
 * @param {string} kind @param {string} colour
 */
export function hatch(kind, colour) {
  const id = `hatch-${kind}-${colour.replace("#", "")}`;
  if (!document.getElementById(id)) defs.append(pattern(id, hatches[kind] ?? hatches.undecided, colour));
  return `url(#${id})`;
}

/** @param {string} id @param {import("./cartography.js").Hatch} drawn @param {string} colour */
function pattern(id, { size, turn, strokes, width, opacity, round }, colour) {
  const stroke = svg("path", {
    d: strokes.map(([x0, y0, x1, y1]) => `M${x0} ${y0}L${x1} ${y1}`).join(""),
    fill: "none",
    stroke: colour,
    "stroke-width": width,
    "stroke-opacity": opacity,
    "stroke-linecap": round ? "round" : "butt",
  });
  return svg(
    "pattern",
    { id, width: size, height: size, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${turn})` },
    stroke,
  );
}
