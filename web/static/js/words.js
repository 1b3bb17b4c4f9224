/**
 * The words over the map that follow the scene: title, date, notices, and what is said aloud.
 * @module words
 */
import { el } from "./dom.js";
import { all } from "./finding.js";

/** What stands between the title of a page and the name of the site. */
const BETWEEN = " · ";

/** Write the scene's words into the page. @param {Page} page @param {Scene} scene @param {string[]} changed */
export function showWords({ $, map }, scene, changed) {
  titles(scene.title);
  $("layers-on").textContent = String(scene.state.layers.length);
  $("map-subtitle").textContent = scene.subtitle;
  map.getContainer().setAttribute("aria-label", scene.caption);
  $("map-caption").textContent = scene.caption;
  $("fingerprint").textContent = scene.fingerprint;
  notices($("notices"), scene);
  if (changed.length) $("announce").textContent = `${scene.subtitle}. ${scene.caption}`;
}

/** The title over the map is that of the page: its heading and its window's name. @param {string} title */
function titles(title) {
  all(document, "[data-scene-title]").forEach((each) => (each.textContent = title));
  document.title = [title, ...document.title.split(BETWEEN).slice(-1)].join(BETWEEN);
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
