/**
 * 이 화면 담기 on every page that can become a file, and how many views the basket holds.
 * @module basket/button
 */
import { keep, kept, put } from "./store.js";

const count = /** @type {HTMLElement | null} */ (document.getElementById("basket-count"));
const button = /** @type {HTMLButtonElement | null} */ (document.getElementById("basket-add"));

/** @param {number} views */
function tell(views) {
  if (!count) return;
  count.textContent = String(views);
  count.hidden = views === 0;
}

/** The address of what is shown now: of a map its state, of other pages what the service wrote. */
function shown() {
  const { address, live } = /** @type {HTMLButtonElement} */ (button).dataset;
  return live !== undefined && location.search.includes("asof=") ? `/${location.search}` : String(address);
}

function add() {
  const { basket, newer } = kept();
  const { done, twice, newer: later, full } = /** @type {HTMLButtonElement} */ (button).dataset;
  if (newer) return say(later);
  const fresh = put(basket, { address: shown(), computed: heading() });
  if (fresh && !keep(basket)) return say(full);
  tell(basket.views.length);
  say(fresh ? done : twice);
}

/** What the page calls itself, until the service says its sentence. */
function heading() {
  const title = document.getElementById("map-title") ?? document.querySelector("h1");
  const parts = [...(title?.childNodes ?? [])].map((each) => each.textContent?.trim());
  return parts.filter(Boolean).join(" ");
}

/** @param {string | undefined} words */
function say(words) {
  const told = /** @type {HTMLElement} */ (document.getElementById("basket-said"));
  told.textContent = words ?? "";
  setTimeout(() => (told.textContent = ""), 4000);
}

tell(kept().basket.views.length);
if (button) {
  button.hidden = false;
  button.addEventListener("click", add);
}
window.addEventListener("storage", () => tell(kept().basket.views.length));
window.addEventListener("atlas-basket", () => tell(kept().basket.views.length));
