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
import { forgetFault, tellFault } from "./fault.js";
import { all, one } from "./finding.js";
import { furniture, whenFurnitureChanges } from "./furniture.js";
import { html, json, latest } from "./loading.js";
import { install } from "./patterns.js";
import { placed } from "./placing.js";
import { Popup } from "./popup.js";
import { Stage } from "./stage.js";
import { State } from "./state.js";
import { forget } from "./type.js";
import { showUnnamed } from "./unnamed.js";
import { bindScale } from "./view.js";

/** @type {EmbedBoot} */
const boot = JSON.parse(String(document.getElementById("atlas-boot")?.textContent));
const { map } = window.atlas;
const $ = /** @type {Find} */ ((/** @type {string} */ id) => document.getElementById(id));

/** The address of the frame: the state, and what the host chose around it. @param {string} query */
function addressOf(query) {
  const height = boot.height ? `&height=${boot.height}` : "";
  return placed(`/embed?${query}&controls=${boot.controls.join(",")}${height}`);
}

const state = new State(boot.state, {
  write: (query) => history.replaceState(null, "", addressOf(query)),
  link: (query) => `${location.origin}${placed("/")}?${query}`,
});

install();
const popup = new Popup(map, boot.texts);
const stage = new Stage(map, {
  texts: boot.texts,
  furniture: () => furniture(map),
  inset: $("inset"),
  open: (scene, members, button) => popup.open(scene, members, button),
  close: () => popup.close(),
  unnamed: (scene, members) => showUnnamed($("unnamed"), boot.texts, scene, members),
});
/** @type {EmbedPage} */
const page = { boot, map, state, texts: boot.texts, $, popup, stage };
[bindWindow, bindGuard, bindPlace, bindControls, bindHeight].forEach((bind) => bind(page));
bindScale(map, $("scale-bar"), $("scale-label"));
whenFurnitureChanges(() => stage.cull());
document.addEventListener("keydown", (event) => event.key === "Escape" && popup.isOpen && popup.close());

/** Fetch and draw the scene of the state as it is now; an answer that comes too late is dropped. */
async function redraw() {
  const scene = await latest(state, "/scene.json", json);
  if (!scene) return;
  await stage.show(scene);
  forgetFault($("failure"));
  map.getContainer().setAttribute("aria-label", scene.caption);
}

/** Put the words around the map in anew: title, legend, dates and sources, as the server writes them. */
async function rewrite() {
  const address = addressOf(state.query());
  const nodes = part(await html(address)).filter((node) => node instanceof Element);
  if (address !== addressOf(state.query())) return;
  for (const old of all(document, "[data-part]")) {
    const found = nodes.map((node) => node.querySelector(`[data-part="${old.dataset.part}"]`)).find(Boolean);
    if (found) old.replaceChildren(...found.childNodes);
  }
  $("announce").textContent = one(document, ".embed-subtitle").textContent;
}

/** @param {Error} error */
function failed(error) {
  tellFault($("failure"), boot.texts, error, () => Promise.all([redraw(), rewrite()]).catch(failed));
}

/** @type {HTMLAnchorElement} */
const open = one(document, "[data-open]");
state.onChange((changed) => {
  open.href = state.permalink();
  if (changed.every((name) => name === "view")) return;
  Promise.all([redraw(), rewrite()]).catch(failed);
});
redraw().catch(failed);
document.fonts.load("650 13px 'Pretendard Variable'", "가").then(() => {
  forget();
  if (stage.scene) stage.arrange();
});
