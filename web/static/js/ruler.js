/**
 * The time ruler: events on a broken scale, a handle at the as-of date, and steps from event to event.
 * @module ruler
 */

import { all, near, one } from "./finding.js";
import { BREAK, byMonth, Scale, stopFrom } from "./scale.js";
import { open } from "./scenes.js";

/** Position the ruler's events and let its handle and steps change the date. @param {Page} page */
export function bindRuler(page) {
  const { $, state } = page;
  const ruler = $("ruler");
  const scale = new Scale(String(ruler.dataset.first), [String(ruler.dataset.today), ...dates(ruler)]);
  place(ruler, scale);
  const follow = () => point(page, ruler, scale);
  follow();
  all(ruler, "[data-step]").forEach((button) =>
    button.addEventListener("click", (event) => {
      event.preventDefault();
      step(page, ruler, Number(button.dataset.step));
    }),
  );
  all(ruler, "a[data-date]").forEach((link) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      stop(page, ruler, String(link.dataset.date));
    }),
  );
  const field = $("asof");
  field.addEventListener("change", () => field.checkValidity() && field.value && state.set({ asof: field.value }));
  bindHandle(page, ruler, scale);
  state.onChange((changed) => changed.includes("asof") && follow());
  new ResizeObserver(() => thin(ruler)).observe(ruler);
}

/** @param {HTMLElement} ruler */
function dates(ruler) {
  return all(ruler, "[data-date]").map((each) => String(each.dataset.date));
}

/** @param {number} share */
function percent(share) {
  return `${(share * 100).toFixed(2)}%`;
}

/** @param {HTMLElement} ruler @param {Scale} scale */
function place(ruler, scale) {
  all(ruler, "[data-at]").forEach((each) => (each.style.left = percent(scale.share(String(each.dataset.at)))));
  all(ruler, "[data-span-from]").forEach((band) => {
    const { spanFrom, spanTo } = band.dataset;
    const [from, to] = [scale.share(String(spanFrom)), spanTo ? scale.share(spanTo) : 1];
    band.style.left = percent(from);
    band.style.width = percent(to - from);
  });
  const years = one(ruler, ".ruler-years");
  scale
    .years()
    .filter((year) => scale.share(`${year}-01-01`) < 0.97)
    .forEach((year) => {
      const tick = document.createElement("span");
      tick.textContent = String(year);
      tick.style.left = percent(scale.share(`${year}-01-01`));
      years.append(tick);
    });
  const gap = one(ruler, ".ruler-break");
  gap.style.left = percent(BREAK.start);
  gap.style.width = percent(BREAK.end - BREAK.start);
  ruler.classList.add("placed");
  thin(ruler);
}

/**
 * Hide the words of events that would overlap their neighbours; newer events keep theirs.
 * @param {HTMLElement} ruler
 */
function thin(ruler) {
  for (const row of all(ruler, ".ruler-row")) {
    const track = row.getBoundingClientRect();
    let limit = track.right;
    for (const event of all(row, ".ruler-event").reverse()) {
      const words = one(event, ".ruler-words");
      keepInside(words, track);
      const box = words.getBoundingClientRect();
      const crowded = box.right > limit;
      words.classList.toggle("thinned", crowded);
      if (!crowded) limit = box.left - 8;
    }
  }
}

/** @param {HTMLElement} words @param {DOMRect} track */
function keepInside(words, track) {
  words.style.transform = "";
  const box = words.getBoundingClientRect();
  const over = Math.max(0, box.right - track.right) - Math.max(0, track.left - box.left);
  if (over) words.style.transform = `translateX(calc(-50% - ${over}px))`;
}

/**
 * Show the state's date in words, in the field and on the track.
 * @param {Page} page @param {HTMLElement} ruler @param {Scale} scale
 */
function point({ $, state, texts }, ruler, scale) {
  const asof = state.get("asof");
  const handle = $("ruler-handle");
  handle.style.left = percent(scale.share(asof));
  handle.setAttribute("aria-valuetext", asof);
  handle.setAttribute("aria-valuenow", String(Math.round(scale.share(asof) * 1000)));
  $("asof").value = asof;
  document.querySelectorAll("[data-asof-words]").forEach((each) => (each.textContent = words(asof)));
  /** @type {HTMLElement | null} */
  const event = ruler.querySelector(`.ruler-event [data-date="${asof}"]`);
  $("asof-event").textContent = asof === ruler.dataset.today ? texts.today : (event?.dataset.title ?? "");
  all(ruler, "[data-date]").forEach((each) => each.toggleAttribute("aria-current", each.dataset.date === asof));
}

/** @param {string} asof */
function words(asof) {
  return `${asof.split("-").map(Number).join(".")}.`;
}

/** @param {Page} page @param {HTMLElement} ruler @param {number} direction */
function step(page, ruler, direction) {
  const next = stopFrom([...dates(ruler), String(ruler.dataset.today)], page.state.get("asof"), direction);
  if (next) stop(page, ruler, next);
}

/**
 * Go to a day of the ruler: a document's opens its scene, another one too where nothing that is on holds an item.
 * @param {Page} page @param {HTMLElement} ruler @param {string} asof
 */
function stop(page, ruler, asof) {
  /** @type {Record<string, { layers: string[] | null, opens: Partial<StateValues> }>} */
  const stops = JSON.parse(ruler.dataset.stops ?? "{}");
  const { layers, opens } = stops[asof] ?? { layers: null, opens: { asof } };
  const held = layers?.some((id) => page.state.get("layers")?.includes(id));
  if (held) page.state.set({ asof });
  else open(page, opens);
}

/** @param {Page} page @param {HTMLElement} ruler @param {Scale} scale */
function bindHandle(page, ruler, scale) {
  const { $, state } = page;
  const handle = $("ruler-handle");
  const track = one(ruler, ".ruler-track");
  const dateAt = (/** @type {MouseEvent} */ event) => {
    const box = track.getBoundingClientRect();
    return scale.day(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
  };
  handle.addEventListener("pointerdown", (event) => handle.setPointerCapture(event.pointerId));
  handle.addEventListener("pointermove", (event) => {
    if (handle.hasPointerCapture(event.pointerId)) handle.style.left = percent(scale.share(dateAt(event)));
  });
  handle.addEventListener("pointerup", (event) => state.set({ asof: dateAt(event) }));
  track.addEventListener(
    "click",
    (event) => near(event, "a, button, [role=slider]") ?? state.set({ asof: dateAt(event) }),
  );
  handle.addEventListener("keydown", (event) => moved(event, page, ruler));
}

/** @type {Record<string, number>} */
const KEYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/**
 * Arrow keys go from event to event, Page keys by a month, Home and End to both ends.
 * @param {KeyboardEvent} event @param {Page} page @param {HTMLElement} ruler
 */
function moved(event, page, ruler) {
  const { state } = page;
  const { first, today } = ruler.dataset;
  const months = { PageUp: 1, PageDown: -1 }[event.key];
  const end = { Home: first, End: today }[event.key];
  if (!(event.key in KEYS) && !months && !end) return;
  event.preventDefault();
  if (end) stop(page, ruler, String(end));
  else if (months) state.set({ asof: byMonth(state.get("asof"), months, String(first)) });
  else step(page, ruler, KEYS[event.key]);
}
