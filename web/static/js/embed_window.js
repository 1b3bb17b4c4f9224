/**
 * The window of an embedded map: the country stays whole in a frame of any width until the reader moves the map.
 * @module embed_window
 */
import { bindZoom, showView, written } from "./view.js";

const NARROW = 520;

/**
 * Show the state's view or the country, again whenever the frame changes; remember where the reader goes.
 * @param {EmbedPage} page
 */
export function bindWindow({ map, state, $ }) {
  let ours = false;
  const show = () => {
    ours = true;
    showView(map, state.get("view"), room(map));
    ours = false;
  };
  show();
  if ($("zoom")) bindZoom(map, $("zoom"), () => room(map));
  map.on("resize", () => state.get("view") === null && show());
  map.on("dragend zoomend", () => ours || state.set({ view: written(map) }));
}

/** @param {L.Map} map @returns {Padding} */
function room(map) {
  const narrow = map.getSize().x < NARROW;
  return { topLeft: narrow ? [2, 2] : [10, 8], bottomRight: narrow ? [4, 14] : [12, 18] };
}
