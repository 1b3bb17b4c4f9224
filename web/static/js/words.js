/**
 * The words over the map that follow the scene: title, date, notices, and what is said aloud.
 * @module words
 */
import { el } from "./dom.js";

/** Write the scene's words into the page. @param {Page} page @param {Scene} scene @param {string[]} changed */
export function showWords({ $, map }, scene, changed) {
  $("map-title").textContent = scene.title;
  $("map-subtitle").textContent = scene.subtitle;
  map.getContainer().setAttribute("aria-label", scene.caption);
  $("map-caption").textContent = scene.caption;
  $("fingerprint").textContent = scene.fingerprint;
  notices($("notices"), scene);
  if (changed.length) $("announce").textContent = `${scene.subtitle}. ${scene.caption}`;
}

/** @param {HTMLElement} list @param {Scene} scene */
function notices(list, scene) {
  const kept = list.querySelectorAll("[data-kept]");
  const calm = document.getElementById("checked"); // says until when the data were checked, once
  const sentences = [calm ? null : scene.banner, ...scene.notices].filter(Boolean);
  list.replaceChildren(...kept, ...sentences.map((sentence) => el("li", {}, `${sentence} `)));
  list.hidden = list.children.length === 0;
  list.toggleAttribute("tabindex", false);
  if (list.scrollHeight > list.clientHeight) list.tabIndex = 0;
  window.atlas.map.invalidateSize({ pan: false });
}
