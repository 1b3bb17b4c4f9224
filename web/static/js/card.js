/**
 * The card of a region: opened by a click on land, a search or the address; everything that applies there.
 * @module card
 */

import { el, part } from "./dom.js";
import { near } from "./finding.js";
import { padding } from "./furniture.js";
import { html } from "./loading.js";
import { showRegion } from "./view.js";

/** Let clicks on land, searches and the state open the card. @param {Page} page */
export function bindCard(page) {
  const { map, state, $ } = page;
  page.focusOn = (id, move) => focusOn(page, id, move);
  map.on("click", ({ latlng }) => clicked(page, latlng));
  document.addEventListener("keydown", (event) => event.key === "Escape" && escaped(page));
  $("card").addEventListener("click", (event) => {
    const chosen = near(event, "[data-focus]");
    if (near(event, "[data-close]")) close(page);
    else if (chosen) {
      event.preventDefault();
      focusOn(page, String(chosen.dataset.focus), false);
    }
  });
  state.onChange((changed) => {
    if (changed.includes("focus") || changed.includes("asof")) load(page);
  });
  document.body.classList.toggle("has-card", Boolean(state.get("focus")));
}

/** @param {Page} page @param {{ lat: number, lng: number }} parts */
function clicked(page, { lat, lng }) {
  if (page.popup.isOpen) return page.popup.close();
  const { scene, land } = page.stage;
  const found = land?.at(lat, lng);
  if (!found || !scene) return undefined;
  page.pressed = { lat, lng };
  const parent = scene.regions[found]?.parent;
  const isNear = page.map.getZoom() >= 8 || page.state.get("focus") === parent;
  page.state.set({ focus: isNear || !parent ? found : parent });
  offerPoint(page);
  return page.showTab?.("card");
}

/** Lead from the card to all that applies at the very point that was pressed on the map. @param {Page} page */
function offerPoint({ $, pressed }) {
  const link = /** @type {HTMLAnchorElement | null} */ ($("card-body").querySelector("[data-at]"));
  if (!link || !pressed) return;
  const address = new URL(link.href);
  address.searchParams.set("lon", pressed.lng.toFixed(5));
  address.searchParams.set("lat", pressed.lat.toFixed(5));
  link.href = address.href;
  link.hidden = false;
}

/** @param {Page} page @param {string} id @param {boolean} move */
function focusOn(page, id, move = true) {
  page.pressed = null;
  const { stage, state, map } = page;
  const { land, scene } = stage;
  state.set({ focus: id });
  page.showTab?.("card");
  if (!move || !land || !scene || id === "korea") return;
  const ids = land.municipalities(id, scene.poles);
  if (ids.length) showRegion(map, land, ids, padding(map.getContainer()));
}

/** @param {Page} page */
async function load(page) {
  const { state, $ } = page;
  const focus = state.get("focus");
  if (!focus) return close(page);
  const text = await html(`/fragments/card/${encodeURIComponent(focus)}?${state.query(["asof", "lang"])}`);
  if (focus !== state.get("focus")) return undefined;
  $("card-body").replaceChildren(...part(text));
  $("card").scrollTop = 0;
  offerPoint(page);
  return show(page, true);
}

/** @param {Page} page */
function close(page) {
  page.state.set({ focus: null });
  page.$("card-body").replaceChildren(el("p", { class: "card-empty" }, page.texts.choose_region));
  show(page, false);
}

/** @param {Page} page @param {boolean} open */
function show(page, open) {
  const was = document.body.classList.contains("has-card");
  document.body.classList.toggle("has-card", open);
  if (was !== open) page.map.invalidateSize({ pan: false });
}

/** Escape closes the nearest thing that is open: the popup, then the card. @param {Page} page */
function escaped(page) {
  if (page.popup.isOpen) page.popup.close();
  else if (page.state.get("focus")) close(page);
}
