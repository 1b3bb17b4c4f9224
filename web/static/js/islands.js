/**
 * 울릉도 and 독도: a mark of fixed size in place, and the inset.
 * @module islands
 */

import { colour } from "./colours.js";
import { svg } from "./dom.js";
import { isArea } from "./features.js";

/** @type {Position} */
const DOKDO = [131.8668, 37.2426];
const ULLEUNG = "gyeongbuk.ulleung";
const FIXED_UNTIL_ZOOM = 11;
const ISLETS = "M-6.2 3.2L-4.4 -1.6L-3 -2.6L-1.2 3.2ZM0.6 3.2L1.8 -0.6L3.4 -3.4L4.6 -1.8L6.4 3.2Z";
/** @type {Position} */
const ULLEUNGDO = [130.865, 37.5];
/** The frame in pixels and degrees; the larger island is drawn twice as large as its distance, the islets at one size. */
const INSET = { width: 132, height: 76, west: 130.56, east: 132.12, north: 37.86, south: 37.0, grown: 2.1 };

/**
 * Draw 독도 in place: two islets of one size, until the land itself is large enough.
 * @param {SVGElement} sheet @param {Scene} scene @param {Project} project @param {number} zoom
 */
export function drawIslands(sheet, scene, project, zoom) {
  if (zoom >= FIXED_UNTIL_ZOOM) return;
  const [x, y] = project(DOKDO);
  sheet.append(islets(scene, x, y));
}

/** @param {Scene} scene @param {number} x @param {number} y */
function islets(scene, x, y) {
  const chosen = isChosen(scene);
  return svg("path", {
    class: chosen ? "islets chosen" : "islets",
    d: ISLETS,
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
    fill: tint(scene),
    "data-region": ULLEUNG,
  });
}

/** The fill that 울릉군 has on the map. @param {Scene} scene */
function tint(scene) {
  const own = new Set([ULLEUNG, "gyeongbuk", scene.regions.gyeongbuk?.pole, "korea"]);
  const areas = scene.layers
    .filter((layer) => layer.in_force)
    .flatMap((layer) => layer.features.filter(isArea).filter((each) => each.fill));
  return areas.filter((each) => each.regions.some((id) => own.has(id))).at(-1)?.fill ?? colour("land");
}

/** @param {Scene} scene */
function isChosen(scene) {
  return [ULLEUNG, "gyeongbuk", scene.regions.gyeongbuk?.pole].includes(scene.state.focus);
}

/**
 * Draw the inset: both islands in one small frame, in the same colours as on the map.
 * @param {HTMLElement} figure @param {Land} land @param {Scene} scene @param {Texts} texts
 */
export function drawInset(figure, land, scene, texts) {
  const frame = svg("svg", { viewBox: `0 0 ${INSET.width} ${INSET.height}`, role: "img", "aria-label": texts.inset });
  const place = (/** @type {number} */ lon, /** @type {number} */ lat) => [
    ((lon - INSET.west) / (INSET.east - INSET.west)) * INSET.width,
    ((INSET.north - lat) / (INSET.north - INSET.south)) * INSET.height,
  ];
  const centre = place(ULLEUNGDO[0], ULLEUNGDO[1]);
  const grown = (/** @type {Pixels} */ [lat, lon]) =>
    place(lon, lat)
      .map((n, i) => (centre[i] + (n - centre[i]) * INSET.grown).toFixed(1))
      .join(" ");
  const d = rings(land)
    .map((ring) => `M${ring.map(grown).join("L")}Z`)
    .join("");
  frame.append(svg("path", { class: isChosen(scene) ? "islets chosen" : "islets", d, fill: tint(scene) }));
  const [x, y] = place(DOKDO[0], DOKDO[1]);
  frame.append(islets(scene, x, y), text(texts.dokdo, x, y - 9), text(texts.ulleungdo, centre[0], centre[1] - 19));
  figure.replaceChildren(frame);
}

/** @param {Land} land */
function rings(land) {
  const ids = land.municipalities(ULLEUNG, {});
  return ids.length
    ? land
        .merged(ids)
        .flat()
        .filter((ring) => ring.every(([, lon]) => lon < 131.5))
    : [];
}

/** @param {string} words @param {number} x @param {number} y */
function text(words, x, y) {
  return svg("text", { class: "type-island", x, y, "text-anchor": "middle" }, words);
}
