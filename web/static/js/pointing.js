/**
 * The door to an organisation's very many points: what draws them is loaded when a layer of them is first on the map.
 * @module pointing
 */
import { placed } from "./placing.js";

/** @param {Page} page */
export function bindPoints(page) {
  let begun = false;
  page.onScene(({ points }) => {
    if (!points || begun) return;
    begun = true;
    import(placed(points.script))
      .then(({ Points }) => new Points(page))
      .then(page.redraw)
      .catch(page.failed);
  });
}
