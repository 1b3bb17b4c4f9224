/**
 * What a mark or a name says while it is pointed at or has the focus: name, status and date, source; on no island.
 * @module hovering
 */
import { inside, touches } from "./boxes.js";
import { cartography } from "./cartography.js";
import { el } from "./dom.js";
import { near } from "./finding.js";
import { cited, shortDate } from "./popup.js";

/** @type {WeakMap<HTMLElement, Member>} */
const told = new WeakMap();
const GAP = 10;
const EDGE = 4;
const CLEAR = 13;

/** What a button speaks of. @param {HTMLElement} button @param {Member} of */
export function tell(button, of) {
  told.set(button, of);
}

/**
 * Let the marks of a stage say what they are.
 * @param {L.Map} map @param {HTMLElement} pane @param {() => Scene | null} scene
 */
export function bindHovering(map, pane, scene) {
  const tip = el("div", { class: "map-tip", "aria-hidden": "true", hidden: true });
  map.getContainer().append(tip);
  const hide = () => (tip.hidden = true);
  const show = (/** @type {Event} */ event) => {
    const button = near(event, ".mark");
    const of = button && told.get(button);
    const drawn = scene();
    if (!button || !of || !drawn) return hide();
    tip.replaceChildren(...lines(drawn, of));
    tip.hidden = false;
    return stand(map, tip, button);
  };
  pane.addEventListener("pointerover", show);
  pane.addEventListener("focusin", show);
  pane.addEventListener("pointerout", hide);
  pane.addEventListener("focusout", hide);
  map.on("zoomstart movestart popupopen", hide);
}

/** @param {Scene} scene @param {Member} member */
function lines(scene, { layer, feature }) {
  const about = [layer.title, [feature.status_label, shortDate(feature.date)].filter(Boolean).join(" ")];
  return [
    el("strong", {}, feature.label),
    el("span", {}, about.filter(Boolean).join(" · ")),
    el("span", { class: "map-tip-source" }, cited(scene, feature)),
  ];
}

/** Beside the button, in the window, and over none of the islands. @param {L.Map} map @param {HTMLElement} tip @param {HTMLElement} button */
function stand(map, tip, button) {
  const frame = map.getContainer().getBoundingClientRect();
  const box = button.getBoundingClientRect();
  const [w, h] = [tip.offsetWidth, tip.offsetHeight];
  const [left, right] = [box.left - frame.left, box.right - frame.left];
  const [top, bottom] = [box.top - frame.top, box.bottom - frame.top];
  const [x, y] = [(left + right - w) / 2, (top + bottom - h) / 2];
  const spots = [
    [right + GAP, y],
    [left - GAP - w, y],
    [x, top - GAP - h],
    [x, bottom + GAP],
    [right + GAP, top - GAP - h],
    [right + GAP, bottom + GAP],
    [left - GAP - w, top - GAP - h],
    [left - GAP - w, bottom + GAP],
    [(frame.width - w) / 2, bottom + 2 * GAP],
    [(frame.width - w) / 2, top - 2 * GAP - h],
  ];
  const clear = islands(map);
  const boxes = spots.map(([x0, y0]) => ({ x0, y0, x1: x0 + w, y1: y0 + h }));
  const view = { x0: EDGE, y0: EDGE, x1: frame.width - EDGE, y1: frame.height - EDGE };
  const free = boxes.find((each) => inside(each, view) && !clear.some((island) => touches(each, island)));
  const { x0, y0 } = free ?? view;
  tip.style.transform = `translate(${Math.round(x0)}px, ${Math.round(y0)}px)`;
}

/** The boxes of the islands that nothing may cover. @param {L.Map} map */
function islands(map) {
  return cartography.uncovered.map(([west, south, east, north]) => {
    const [a, b] = [map.latLngToContainerPoint([north, west]), map.latLngToContainerPoint([south, east])];
    return { x0: a.x - CLEAR, y0: a.y - CLEAR, x1: b.x + CLEAR, y1: b.y + CLEAR };
  });
}
