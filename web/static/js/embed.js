/**
 * The map in the frame of another page: the same drawing with few controls, which keeps out of its host's way.
 * @module embed
 */

import { part } from "./dom.js";
import { bindControls } from "./embed_controls.js";
import { bindGuard } from "./embed_guard.js";
import { bindHeight } from "./embed_height.js";
import { bindPlace } from "./embed_place.js";
import { bindWindow } from "./embed_window.js";
import { furniture } from "./furniture.js";
import { html, json } from "./loading.js";
import { install } from "./patterns.js";
import { Popup } from "./popup.js";
import { Stage } from "./stage.js";
import { State } from "./state.js";
import { forget } from "./type.js";
import { bindScale } from "./view.js";

const boot = JSON.parse(document.getElementById("atlas-boot").textContent);
const { map } = window.atlas;
const $ = (id) => document.getElementById(id);

/** The address of the frame: the state, and what the host chose around it. */
function addressOf(query) {
  const height = boot.height ? `&height=${boot.height}` : "";
  return `/embed?${query}&controls=${boot.controls.join(",")}${height}`;
}

const state = new State(boot.state, {
  write: (query) => history.replaceState(null, "", addressOf(query)),
  link: (query) => `${location.origin}/?${query}`,
});
const page = { boot, map, state, texts: boot.texts, $ };

install();
page.popup = new Popup(map, page.texts);
page.stage = new Stage(map, {
  texts: page.texts,
  furniture: () => furniture(map),
  inset: $("inset"),
  open: (scene, members, button) => page.popup.open(scene, members, button),
  close: () => page.popup.close(),
});
[bindWindow, bindGuard, bindPlace, bindControls, bindHeight].forEach((bind) => bind(page));
bindScale(map, $("scale-bar"), $("scale-label"));
document.addEventListener("keydown", (event) => event.key === "Escape" && page.popup.isOpen && page.popup.close());

/** Fetch and draw the scene of the state as it is now; an answer that comes too late is dropped. */
async function redraw() {
  const query = state.sceneQuery();
  const scene = await json(`/scene.json?${query}`);
  if (query !== state.sceneQuery()) return;
  await page.stage.show(scene);
  map.getContainer().setAttribute("aria-label", scene.caption);
}

/** Put the words around the map in anew: title, legend, dates and sources, as the server writes them. */
async function rewrite() {
  const address = addressOf(state.query());
  const nodes = part(await html(address)).filter((node) => node.nodeType === Node.ELEMENT_NODE);
  if (address !== addressOf(state.query())) return;
  for (const old of document.querySelectorAll("[data-part]")) {
    const found = nodes.map((node) => node.querySelector(`[data-part="${old.dataset.part}"]`)).find(Boolean);
    if (found) old.replaceChildren(...found.childNodes);
  }
  $("announce").textContent = document.querySelector(".embed-subtitle").textContent;
}

function failed(error) {
  $("failure").hidden = false;
  $("failure").textContent = `${page.texts.failed} (${error.message})`;
}

state.onChange((changed) => {
  document.querySelector("[data-open]").href = state.permalink();
  if (changed.every((name) => name === "view")) return;
  Promise.all([redraw(), rewrite()]).catch(failed);
});
redraw().catch(failed);
document.fonts.load("650 13px 'Pretendard Variable'", "가").then(() => {
  forget();
  if (page.stage.scene) page.stage.arrange();
});
