/**
 * The parts of a long page by their headings, as links at its head (data-page-parts), for who walks by keyboard.
 * @module page_parts
 */
import { el } from "./dom.js";
import { all, one } from "./finding.js";

/** @type {HTMLElement[]} */
const places = all(document, "[data-page-parts]");
/** @type {HTMLElement[]} */
const headings = all(document, ".page section[aria-labelledby] h2[id]");

for (const place of places) {
  const list = one(place, "ul");
  list.append(...headings.filter((each) => each.checkVisibility()).map((each) => el("li", {}, link(each))));
  list.addEventListener("click", () => place.removeAttribute("open"));
  place.hidden = false;
}

/** @param {HTMLElement} heading */
function link(heading) {
  const own = /** @type {HTMLElement} */ (heading.cloneNode(true));
  own.querySelectorAll("button, .number").forEach((part) => part.remove());
  heading.tabIndex = -1;
  return el("a", { href: `#${heading.id}` }, (own.textContent ?? "").replace(/\s+/g, " ").trim());
}
