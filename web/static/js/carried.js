/**
 * The page's picture goes where the map goes, until the map has drawn the same.
 * @module carried
 */

/**
 * Move and enlarge a picture with the map below it, which shows the same now.
 * @param {SVGSVGElement} picture @param {L.Map} map
 */
export function carry(picture, map) {
  const held = { zoom: map.getZoom(), corner: map.containerPointToLatLng([0, 0]) };
  const begun = at(map.getCenter(), held.zoom);
  map.on("move", () => follow(map.getCenter(), map.getZoom()));
  map.on("zoomanim", ({ center, zoom }) => follow(center, zoom));
  map.on("zoomend", () => picture.checkVisibility() && keepSizes(picture, map.getZoomScale(map.getZoom(), held.zoom)));

  /** Where the picture's corner lies in the window. @param {L.LatLng} middle @param {number} zoom */
  function at(middle, zoom) {
    return map.project(held.corner, zoom).subtract(map.project(middle, zoom));
  }

  /** @param {L.LatLng} middle @param {number} zoom */
  function follow(middle, zoom) {
    const size = map.getZoomScale(zoom, held.zoom);
    const { x, y } = at(middle, zoom).subtract(begun);
    picture.style.transform = `translate(${x}px, ${y}px) scale(${size})`;
  }
}

/**
 * Names and marks are no larger on a larger map.
 * @param {SVGSVGElement} picture @param {number} grown how much larger the picture is than it was laid
 */
export function keepSizes(picture, grown) {
  const share = Number(picture.dataset.share) / grown;
  picture.querySelectorAll("[data-at]").forEach((group) => {
    const at = String(group.getAttribute("data-at"));
    const back = at.split(" ").map((place) => -Number(place));
    group.setAttribute("transform", `translate(${at}) scale(${share}) translate(${back.join(" ")})`);
  });
}
