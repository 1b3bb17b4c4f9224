/**
 * The part of the page that holds a region's card, filled by a press before or after the page's scripts have come.
 * @module card_part
 */
import { part } from "./dom.js";
import { all, one } from "./finding.js";

/** Put a card in its place. @param {string} text the card as the service renders it */
export function fillCard(text) {
  const body = one(document, "#card-body");
  body.replaceChildren(...part(text));
  one(document, "#card").scrollTop = 0;
  offerFiles(body.querySelector("h2")?.textContent ?? "");
}

/** Offer the files of the region whose card is open, under its name, before those of the map. @param {string} name */
export function offerFiles(name) {
  /** @type {HTMLElement[]} */
  const parts = all(document, "[data-of-region]");
  for (const each of parts) {
    each.hidden = !name;
    if (each.dataset.regionName !== undefined) each.textContent = name;
  }
}
