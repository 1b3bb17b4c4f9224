/**
 * Hatches: what is not settled, as a texture in the ink of its pole.
 * @module patterns
 */
import { svg } from "./dom.js";

/** One table of how each hatch of the scene is drawn. Marks are paths in a 6 × 6 px cell turned by `turn` degrees. */
/** @typedef {{ size: number, turn: number, path: string, width: number, opacity: number, round?: boolean }} Drawn */
/** @type {Record<string, Drawn>} */
const HATCHES = {
  undecided: { size: 6, turn: 45, path: "M0 3H6", width: 0.9, opacity: 0.48 },
  candidate: { size: 6, turn: 45, path: "M0.5 3H3.5", width: 1.1, opacity: 0.6 },
  proposed: { size: 8, turn: 45, path: "M1 4H4", width: 1, opacity: 0.5 },
  considered: { size: 8, turn: 45, path: "M3.6 4H4.4", width: 1.2, opacity: 0.5, round: true },
  "no-data": { size: 5, turn: 0, path: "M2.5 0V5", width: 0.8, opacity: 0.4 },
  unconfirmed: { size: 9, turn: 45, path: "M4.5 4.5h0.01", width: 1.7, opacity: 0.5, round: true },
};
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
  if (!document.getElementById(id)) defs.append(pattern(id, HATCHES[kind] ?? HATCHES.undecided, colour));
  return `url(#${id})`;
}

/** @param {string} id @param {Drawn} drawn @param {string} colour */
function pattern(id, { size, turn, path, width, opacity, round }, colour) {
  const stroke = svg("path", {
    d: path,
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
