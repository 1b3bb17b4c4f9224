/**
 * One tab stop for all links and buttons of a table or list that says so (data-one-stop): → and ← go on in reading
 * order, ↓ and ↑ to the next line, Home and End to the ends. Without scripts each is a stop of its own.
 * @module one_stop
 */
import { all, near } from "./finding.js";

const [GROUP, STOPS] = ["[data-one-stop]", "a[href], button, summary"];
/** @type {Record<string, (stops: HTMLElement[], at: number) => HTMLElement | undefined>} */
const KEYS = {
  ArrowRight: (stops, at) => stops[at + 1],
  ArrowLeft: (stops, at) => stops[at - 1],
  ArrowDown: (stops, at) => stops.slice(at).find((each) => line(each) > line(stops[at])),
  ArrowUp: (stops, at) => stops.slice(0, at).findLast((each) => line(each) < line(stops[at])),
  Home: (stops) => stops[0],
  End: (stops) => stops.at(-1),
};
const SAME_LINE_PX = 4;

all(document, GROUP).forEach((group) => gathered(/** @type {HTMLElement} */ (group)));
all(document, "[data-one-stop-told]").forEach((told) => told.removeAttribute("hidden"));

/** @param {HTMLElement} group */
function gathered(group) {
  group.removeAttribute("tabindex");
  /** @type {HTMLElement[]} */
  const stops = all(group, STOPS);
  stops.forEach((each) => (each.tabIndex = -1));
  const first = stops.find((each) => each.checkVisibility());
  if (first) first.tabIndex = 0;
  else group.tabIndex = 0;
  group.addEventListener("keydown", (event) => pressed(group, event));
  group.addEventListener("focusin", ({ target }) => visited(group, /** @type {HTMLElement} */ (target)));
}

/** @param {HTMLElement} group @param {KeyboardEvent} event */
function pressed(group, event) {
  const from = near(event, STOPS);
  if (!from || !KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
  /** @type {HTMLElement[]} */
  const stops = all(group, STOPS);
  const shown = stops.filter((each) => each.checkVisibility());
  event.preventDefault();
  KEYS[event.key](shown, shown.indexOf(from))?.focus();
}

/** @param {HTMLElement} group @param {HTMLElement} stop */
function visited(group, stop) {
  if (!stop.matches(STOPS)) return;
  /** @type {HTMLElement[]} */
  const before = all(group, '[tabindex="0"]');
  before.forEach((each) => (each.tabIndex = -1));
  stop.tabIndex = 0;
}

/** Where a stop stands, to the line. @param {HTMLElement} stop */
function line(stop) {
  return Math.round(stop.getBoundingClientRect().top / SAME_LINE_PX);
}
