/**
 * The page of the map: reads the state, draws the scene, and lets every part of the page change the state.
 * @module page
 */
import { carry } from "./carried.js";
import { forgetFault, tellFault } from "./fault.js";
import { furniture, padding, whenFurnitureChanges } from "./furniture.js";
import { heldBy } from "./held.js";
import { json, latest } from "./loading.js";
import { install } from "./patterns.js";
import { Popup } from "./popup.js";
import { bindSheet } from "./sheet.js";
import { Stage } from "./stage.js";
import { State } from "./state.js";
import { forget } from "./type.js";
import { showUnnamed } from "./unnamed.js";
import { bindScale, bindZoom, showView, written } from "./view.js";
import { showWords } from "./words.js";

const REDRAWING = ["layers", "asof", "focus", "theme", "frame", "sector", "status"];

/**
 * Start the page.
 * @param {((page: Page) => void)[]} binds the parts of the page, each given the page
 * @param {Boot} boot what the page was made with
 * @param {Address} [address] where the state is written, if not in the address line
 */
export function start(binds, boot = bootOf(), address = undefined) {
  /** @type {(() => void)[]} */
  const afterDrawing = [];
  const page = made(boot, afterDrawing, address);
  const { map, state } = page;
  const begun = written(map);
  const moved = () => state.set({ view: written(map) });
  binds.forEach((bind) => bind(page));
  state.onChange((changed) => {
    if (changed.includes("lang")) location.assign(state.permalink());
    else if (changed.some((name) => REDRAWING.includes(name))) redraw(page, changed).catch(page.failed);
  });
  redraw(page, [])
    .then(() => requestAnimationFrame(() => afterDrawing.forEach((act) => act())))
    .then(() => {
      if (written(map) !== begun) moved();
      map.on("moveend", moved);
    })
    .catch(page.failed);
  document.fonts.addEventListener("loadingdone", () => {
    forget();
    if (page.stage.made) page.stage.arrange();
  });
  return page;
}

/** What the service wrote into the page: its state and the words that scripts need. @returns {Boot} */
function bootOf() {
  return JSON.parse(String(document.getElementById("atlas-boot")?.textContent));
}

/** @param {Boot} boot @param {(() => void)[]} afterDrawing @param {Address} [address] */
function made(boot, afterDrawing, address) {
  const { map } = window.atlas;
  const { texts } = boot;
  const $ = /** @type {Find} */ ((/** @type {string} */ id) => document.getElementById(id));
  install();
  const popup = new Popup(map, texts);
  const stage = new Stage(map, {
    texts,
    furniture: () => furniture(map),
    inset: $("inset"),
    open: (scene, members, button) => popup.open(scene, members, button),
    close: () => popup.close(),
    unnamed: (scene, members) => showUnnamed($("unnamed"), texts, scene, members),
    focus: (region) => page.focusOn?.(region, false),
    pictured: Boolean($("first-picture")),
  });
  /** @type {Page} */
  const page = {
    ...{ boot, map, $, popup, stage, texts, state: new State(boot.state, address) },
    shown: [],
    onScene: (act) => page.shown.push(act),
    whenDrawn: (act) => afterDrawing.push(act),
    dress: async (scene) => scene,
    redraw: () => redraw(page, []),
    failed: (error) => {
      tellFault($("failure"), texts, error, () => page.redraw().catch(page.failed));
    },
  };
  bindSheet(page);
  whenFurnitureChanges(() => stage.cull());
  showView(map, page.state.get("view"), padding(map.getContainer()));
  const picture = /** @type {SVGSVGElement | null} */ (document.querySelector("svg#first-picture"));
  stage.picture = heldBy(picture, map);
  if (picture) carry(picture, map);
  bindZoom(map, $("zoom"), () => padding(map.getContainer()));
  bindScale(map, $("scale-bar"), $("scale-label"));
  return page;
}

/**
 * Ask for and draw the scene of the state as it is now; an answer that comes too late is dropped.
 * @param {Page} page @param {string[]} changed
 */
async function redraw(page, changed) {
  const scene = await latest(page.state, "/scene.json", async (address) => page.dress(await json(address)));
  if (!scene) return;
  await page.stage.show(scene);
  forgetFault(page.$("failure"));
  showWords(page, scene, changed);
  page.shown.forEach((act) => act(scene));
}
