/**
 * What lies in the window of the map without its name: how many, and each with the way to its page.
 * @module unnamed
 */
import { el } from "./dom.js";
import { one } from "./finding.js";
import { onward } from "./popup.js";
import { filled } from "./saying.js";

/**
 * Say it in its place; nothing where every name shows.
 * @param {HTMLElement} place @param {Texts} texts @param {Scene} scene @param {Member[]} members
 */
export function showUnnamed(place, texts, scene, members) {
  const ids = members.map(({ feature }) => feature.id).join(" ");
  if (place.dataset.ids === ids) return;
  place.dataset.ids = ids;
  place.classList.toggle("none", !members.length);
  one(place, "summary").textContent = filled(texts.unnamed, { n: members.length });
  one(place, "ul").replaceChildren(...members.map((member) => el("li", {}, entry(scene, member))));
}

/** @param {Scene} scene @param {Member} member */
function entry(scene, { feature }) {
  return feature.href ? el("a", { href: onward(feature.href, scene.state) }, feature.label) : feature.label;
}
