/**
 * The page of the map: reads the state, draws the scene, and lets every part of the page change the state.
 * @module page
 */
import { furniture, padding } from "./furniture.js";
import { json } from "./loading.js";
import { install } from "./patterns.js";
import { Popup } from "./popup.js";
import { bindSheet } from "./sheet.js";
import { Stage } from "./stage.js";
import { State } from "./state.js";
import { forget } from "./type.js";
import { bindScale, bindZoom, showView, written } from "./view.js";
import { showWords } from "./words.js";

const REDRAWING = ["layers", "asof", "focus", "theme", "frame"];
const FONT = "650 13px 'Pretendard Variable'";

/**
 * Start the page.
 * @param {Function[]} binds the parts of the page, each given the page
 * @param {{state: object, texts: object}} boot what the page was made with
 * @param {object} [address] where the state is written, if not in the address line
 */
export function start(binds, boot = bootOf(), address = undefined) {
  const page = made(boot, address);
  const { map, state } = page;
  const afterDrawing = [];
  page.whenDrawn = (act) => afterDrawing.push(act);
  page.dress = async (scene) => scene;
  page.redraw = () => redraw(page, []);
  binds.forEach((bind) => bind(page));
  state.onChange((changed) => {
    if (changed.includes("lang")) location.assign(state.permalink());
    else if (changed.some((name) => REDRAWING.includes(name)))
      redraw(page, changed).catch((error) => page.failed(error));
  });
  redraw(page, [])
    .then(() => requestAnimationFrame(() => afterDrawing.forEach((act) => act())))
    .then(() => map.on("moveend", () => state.set({ view: written(map) })))
    .catch((error) => page.failed(error));
  document.fonts.load(FONT, "가").then(() => {
    forget();
    if (page.stage.scene) page.stage.arrange();
  });
  return page;
}

/** What the service wrote into the page: its state and the words that scripts need. */
function bootOf() {
  return JSON.parse(document.getElementById("atlas-boot").textContent);
}

function made(boot, address) {
  const { map } = window.atlas;
  const $ = (id) => document.getElementById(id);
  const shown = [];
  const page = { boot, map, $, shown, state: new State(boot.state, address), texts: boot.texts };
  page.onScene = (act) => shown.push(act);
  page.failed = (error) => {
    $("failure").hidden = false;
    $("failure").textContent = `${page.texts.failed} (${error.message})`;
  };
  install();
  page.popup = new Popup(map, page.texts);
  page.stage = new Stage(map, {
    texts: page.texts,
    furniture: () => furniture(map),
    inset: $("inset"),
    open: (scene, members, button) => page.popup.open(scene, members, button),
    close: () => page.popup.close(),
    focus: (region) => page.focusOn?.(region, false),
  });
  bindSheet(page);
  showView(map, page.state.get("view"), padding(map));
  bindZoom(map, $("zoom"), () => padding(map));
  bindScale(map, $("scale-bar"), $("scale-label"));
  return page;
}

/** Ask for and draw the scene of the state as it is now; an answer that comes too late is dropped. */
async function redraw(page, changed) {
  const { state } = page;
  const query = state.sceneQuery();
  const scene = await page.dress(await json(`/scene.json?${query}`));
  if (query !== state.sceneQuery()) return;
  await page.stage.show(scene);
  showWords(page, scene, changed);
  page.shown.forEach((act) => act(scene));
}
