/**
 * The window on the world: first extent, address form, zoom buttons and scale bar.
 * @module view
 */
import { wholeCountry } from "./cartography.js";
import { all } from "./finding.js";

const { L } = window;
const SCALE_WIDTH = 110;
const SPECK = 0.02;

/**
 * Show the state's view, or the whole country when it has none.
 * @param {L.Map} map @param {string | null} view @param {Padding} padding
 */
export function showView(map, view, padding) {
  if (view) {
    const [zoom, lat, lon] = view.split("/").map(Number);
    map.setView([lat, lon], zoom, { animate: false });
  } else showCountry(map, padding);
}

/** Fit the whole country into what the furniture leaves free. @param {L.Map} map @param {Padding} padding */
export function showCountry(map, padding) {
  const snap = map.options.zoomSnap;
  map.options.zoomSnap = 0.05;
  map.fitBounds(wholeCountry(), {
    paddingTopLeft: padding.topLeft,
    paddingBottomRight: padding.bottomRight,
    animate: false,
  });
  map.options.zoomSnap = snap;
}

/**
 * Show a region's municipalities; an island far off, which is a small part of it, is left to the inset.
 * @param {L.Map} map @param {Land} land @param {string[]} ids @param {Padding} padding
 */
export function showRegion(map, land, ids, padding) {
  const bounds = L.latLngBounds(mainland(land.merged(ids)).flat());
  map.fitBounds(bounds, { paddingTopLeft: padding.topLeft, paddingBottomRight: padding.bottomRight, maxZoom: 10 });
}

/** The outer rings of a region that are no specks beside its largest. @param {Pixels[][][]} polygons */
function mainland(polygons) {
  const rings = polygons.map(([ring]) => ({ ring, size: spread(ring) }));
  const largest = Math.max(...rings.map(({ size }) => size));
  return rings.filter(({ size }) => size > largest * SPECK).map(({ ring }) => ring);
}

/** The area of the box around a ring, in square degrees. @param {Pixels[]} ring */
function spread(ring) {
  const [lats, lons] = [0, 1].map((axis) => ring.map((place) => place[axis]));
  return (Math.max(...lats) - Math.min(...lats)) * (Math.max(...lons) - Math.min(...lons));
}

/** The window as the address writes it: zoom/latitude/longitude. @param {L.Map} map */
export function written(map) {
  const { lat, lng } = map.getCenter();
  return [map.getZoom().toFixed(2), lat.toFixed(4), lng.toFixed(4)].map(Number).join("/");
}

/** Let the zoom buttons act. @param {L.Map} map @param {HTMLElement} root @param {() => Padding} padding */
export function bindZoom(map, root, padding) {
  /** @type {Record<string, () => void>} */
  const acts = { in: () => map.zoomIn(), out: () => map.zoomOut(), home: () => showCountry(map, padding()) };
  all(root, "[data-zoom]").forEach((button) => button.addEventListener("click", acts[String(button.dataset.zoom)]));
}

/**
 * Keep a scale bar true at the middle of the map.
 * @param {L.Map} map @param {HTMLElement} bar @param {HTMLElement} label
 */
export function bindScale(map, bar, label) {
  const update = () => {
    const size = map.getSize();
    const y = size.y / 2;
    const metres = map.distance(map.containerPointToLatLng([0, y]), map.containerPointToLatLng([SCALE_WIDTH, y]));
    const km = rounded(metres / 1000);
    bar.style.width = `${((km * 1000) / metres) * SCALE_WIDTH}px`;
    label.textContent = km >= 1 ? `${km} km` : `${km * 1000} m`;
  };
  map.on("zoomend resize move", update);
  update();
}

/** @param {number} km */
function rounded(km) {
  const power = 10 ** Math.floor(Math.log10(km));
  return [5, 2, 1].map((step) => step * power).find((step) => step <= km) ?? power;
}
