/**
 * The card of a region: opened by a click on land, a search or the address; everything that applies there.
 * @module card
 */

import { fillCard, offerFiles } from "./card_part.js";
import { el } from "./dom.js";
import { pressedEarly, provinceAt } from "./early.js";
import { near } from "./finding.js";
import { clear } from "./furniture.js";
import { html } from "./loading.js";
import { showRegion } from "./view.js";

/** Let clicks on land, searches and the state open the card. @param {Page} page */
export function bindCard(page) {
  const { map, state, $ } = page;
  page.focusOn = (id, move) => focusOn(page, id, move);
  map.on("click", ({ latlng, originalEvent }) => {
    if (!pressedEarly(page.stage, originalEvent)) clicked(page, latlng, originalEvent);
  });
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

/** @param {Page} page @param {{ lat: number, lng: number }} place @param {MouseEvent} event */
function clicked(page, place, event) {
  if (page.popup.isOpen) return page.popup.close();
  const region = pressed(page, place, event);
  if (!region) return undefined;
  page.pressed = place;
  page.state.set({ focus: region });
  offerPoint(page);
  return page.showTab?.("card");
}

/**
 * The region that is meant by a press on land: near by its municipality, else its province, which the page's picture
 * knows before the map's land has come.
 * @param {Page} page @param {{ lat: number, lng: number }} place @param {MouseEvent} event
 */
function pressed({ map, stage, state }, { lat, lng }, event) {
  const isNear = map.getZoom() >= 8;
  const { scene, land } = stage;
  if (!scene || !land) return isNear ? undefined : provinceAt(event);
  const found = land.at(lat, lng);
  const parent = found && scene.regions[found]?.parent;
  return isNear || !parent || state.get("focus") === parent ? found : parent;
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
  if (ids.length) showRegion(map, land, ids, clear(map.getContainer()));
}

/** @param {Page} page */
async function load(page) {
  const { state } = page;
  const focus = state.get("focus");
  if (!focus) return close(page);
  const text = await html(`/fragments/card/${encodeURIComponent(focus)}?${state.query(["asof", "lang"])}`);
  if (focus !== state.get("focus")) return undefined;
  fillCard(text);
  offerPoint(page);
  return show(page, true);
}

/** @param {Page} page */
function close(page) {
  page.state.set({ focus: null });
  page.$("card-body").replaceChildren(el("p", { class: "card-empty" }, page.texts.choose_region));
  offerFiles("");
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
