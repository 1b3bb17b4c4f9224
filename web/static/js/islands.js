/**
 * 울릉도 and 독도: a mark of fixed size in place, and the inset.
 * @module islands
 */

import { around } from "./boxes.js";
import { cartography } from "./cartography.js";
import { colour } from "./colours.js";
import { svg } from "./dom.js";
import { isArea } from "./features.js";

const { inset, islands, islets } = cartography;
const ULLEUNG = islets.region;
const ISLETS = islets.parts.map((part) => `M${part.map((point) => point.join(" ")).join("L")}Z`).join("");
const [WIDTH, HEIGHT] = inset.px;

/**
 * Draw 독도 in place: two islets of one size, until the land itself is large enough.
 * @param {SVGElement} sheet @param {Scene} scene @param {Project} project @param {number} zoom
 */
export function drawIslands(sheet, scene, project, zoom) {
  if (zoom >= islets.until_zoom) return;
  const [x, y] = project(islands.dokdo.at);
  sheet.append(pair(scene, x, y));
}

/** What 독도 takes of the map, where no mark and no name stands. @param {Project} project */
export function islandsBox(project) {
  const [width, height] = islets.room_px;
  return around(...project(islands.dokdo.at), width, height);
}

/** @param {Scene} scene @param {number} x @param {number} y */
function pair(scene, x, y) {
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
 * Draw the inset: both islands in one small frame, in the same colours as on the map; the larger one is grown.
 * @param {HTMLElement} figure @param {Land} land @param {Scene} scene @param {Texts} texts
 */
export function drawInset(figure, land, scene, texts) {
  const frame = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": texts.inset });
  const place = (/** @type {number} */ lon, /** @type {number} */ lat) => [
    ((lon - inset.west) / (inset.east - inset.west)) * WIDTH,
    ((inset.north - lat) / (inset.north - inset.south)) * HEIGHT,
  ];
  const centre = place(...islands.ulleungdo.at);
  const grown = (/** @type {Pixels} */ [lat, lon]) =>
    place(lon, lat)
      .map((n, i) => (centre[i] + (n - centre[i]) * inset.grown).toFixed(1))
      .join(" ");
  const d = rings(land)
    .map((ring) => `M${ring.map(grown).join("L")}Z`)
    .join("");
  frame.append(svg("path", { class: isChosen(scene) ? "islets chosen" : "islets", d, fill: tint(scene) }));
  const [x, y] = place(...islands.dokdo.at);
  frame.append(pair(scene, x, y), text(texts.dokdo, x, y - 9), text(texts.ulleungdo, centre[0], centre[1] - 19));
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
