/**
 * Paper: the map takes the sheet's width while it is printed, and shows what it showed on the screen.
 * @module print
 */

/** Give the map its printed size before the page is printed, and its own size afterwards. @param {Page} page */
export function bindPrint({ map }) {
  /** @type {L.LatLngBounds | null} */
  let shown = null;
  window.addEventListener("beforeprint", () => {
    shown = map.getBounds();
    document.body.classList.add("printing");
    map.invalidateSize({ pan: false, animate: false });
    map.fitBounds(shown, { animate: false });
  });
  window.addEventListener("afterprint", () => {
    document.body.classList.remove("printing");
    map.invalidateSize({ pan: false, animate: false });
    if (shown) map.fitBounds(shown, { animate: false });
  });
}
