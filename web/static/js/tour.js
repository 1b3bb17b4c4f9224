/**
 * The tour of the map: one stop at a time, told beside what it is about; left by a button or Escape.
 * @module tour
 */
import { el } from "./dom.js";

/** Where each stop is: the first of these that is to be seen. @type {Record<string, string[]>} */
const PLACES = {
  findings: ["#findings"],
  scenes: [".scenes"],
  marks: [".map-frame"],
  ruler: ["#ruler", ".map-date"],
  basket: ["#basket-add", ".to-menu"],
};

/**
 * @param {HTMLElement} stops the list of stops of the page of first steps, with the words of its buttons
 * @param {(tab: string) => void} showTab brings a part of the sheet up on a narrow screen
 */
export function begin(stops, showTab) {
  const told = [...stops.querySelectorAll("li")];
  const words = stops.dataset;
  const from = /** @type {HTMLElement | null} */ (document.activeElement);
  const title = el("h2", { id: "tour-title", tabindex: "-1" });
  const about = el("p", { id: "tour-about" });
  const [stop, back, next] = [words.stop, words.back, words.next].map((word) =>
    el("button", { type: "button", class: "button" }, word),
  );
  next.classList.add("primary");
  const box = el(
    "section",
    { class: "tour", role: "dialog", "aria-labelledby": "tour-title", "aria-describedby": "tour-about" },
    title,
    about,
    el("div", { class: "tour-ways" }, stop, back, next),
  );
  let at = 0;
  const end = () => {
    mark(null);
    box.remove();
    document.removeEventListener("keydown", leave);
    from?.focus();
  };
  /** @param {KeyboardEvent} event */
  const leave = (event) => event.key === "Escape" && end();
  /** @param {number} to */
  const go = (to) => {
    if (to === told.length) return end();
    at = to;
    const [name, more] = told[at].children;
    title.textContent = `${at + 1}/${told.length} ${name.textContent}`;
    about.textContent = more.textContent;
    back.hidden = at === 0;
    next.textContent = String(at === told.length - 1 ? words.end : words.next);
    showTab("findings");
    mark(place(String(told[at].dataset.stop)));
    title.focus();
  };
  stop.addEventListener("click", end);
  back.addEventListener("click", () => go(at - 1));
  next.addEventListener("click", () => go(at + 1));
  document.addEventListener("keydown", leave);
  document.body.append(box);
  go(0);
}

/** @param {string} stop */
function place(stop) {
  const found = PLACES[stop].map((way) => document.querySelector(way));
  return found.find((one) => one?.checkVisibility()) ?? null;
}

/** @param {Element | null} shown */
function mark(shown) {
  document.querySelector(".toured")?.classList.remove("toured");
  shown?.classList.add("toured");
  shown?.scrollIntoView({ block: "nearest" });
}
