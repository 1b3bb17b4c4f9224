/**
 * Paper: the map takes the sheet's width while it is printed, and shows what it showed on the screen.
 * @module print
 */

import { wholeCountry } from "./cartography.js";
import { showCountry } from "./view.js";

/** How far the country keeps from the edges of its frame on paper: clear of the title. @type {Padding} */
const PAPER = { topLeft: [8, 60], bottomRight: [8, 20] };

/** Put how to read the marks below the map, opened; gives what puts it back. */
function unfolded() {
  /** @type {HTMLDetailsElement | null} */
  const key = document.querySelector(".key");
  const [before, open] = [key?.nextSibling ?? null, key?.open ?? false];
  const home = key?.parentElement;
  if (key) {
    key.open = true;
    document.getElementById("panel-groups")?.before(key);
  }
  return () => {
    if (!key) return;
    key.open = open;
    home?.insertBefore(key, before);
  };
}

/** Give the map its printed size before the page is printed, and its own size afterwards. @param {Page} page */
export function bindPrint({ map }) {
  /** @type {{ centre: L.LatLng, zoom: number } | null} */
  let shown = null;
  let folded = () => {};
  window.addEventListener("beforeprint", () => {
    shown = { centre: map.getCenter(), zoom: map.getZoom() };
    const bounds = map.getBounds();
    document.body.classList.add("printing");
    map.invalidateSize({ pan: false, animate: false });
    if (bounds.contains(wholeCountry())) showCountry(map, PAPER);
    else map.fitBounds(bounds, { animate: false });
    folded = unfolded();
  });
  window.addEventListener("afterprint", () => {
    document.body.classList.remove("printing");
    folded();
    map.invalidateSize({ pan: false, animate: false });
    const snap = map.options.zoomSnap;
    map.options.zoomSnap = 0;
    if (shown) map.setView(shown.centre, shown.zoom, { animate: false });
    map.options.zoomSnap = snap;
  });
}
