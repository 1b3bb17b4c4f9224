/**
 * The explore page: reads the state, draws the scene, and lets every part of the page change the state.
 * @module explore
 */
import { bindCard } from "./card.js";
import { bindKey, furniture, padding } from "./furniture.js";
import { html, json } from "./loading.js";
import { bindPanel } from "./panel.js";
import { install } from "./patterns.js";
import { Popup } from "./popup.js";
import { bindPrint } from "./print.js";
import { bindRuler } from "./ruler.js";
import { bindSearch } from "./search.js";
import { bindShare } from "./share.js";
import { bindSheet } from "./sheet.js";
import { Stage } from "./stage.js";
import { State } from "./state.js";
import { bindTable } from "./table.js";
import { forget } from "./type.js";
import { bindScale, bindZoom, showView, written } from "./view.js";
import { showWords } from "./words.js";

const boot = JSON.parse(document.getElementById("atlas-boot").textContent);
const { map } = window.atlas;
const state = new State(boot.state);
const page = { boot, map, state, texts: boot.texts, $: (id) => document.getElementById(id) };

const afterDrawing = [];
page.whenDrawn = (act) => afterDrawing.push(act);

install();
page.popup = new Popup(map, page.texts);
page.stage = new Stage(map, {
  texts: page.texts,
  furniture: () => furniture(map),
  inset: page.$("inset"),
  open: (scene, members, button) => page.popup.open(scene, members, button),
});
bindSheet(page);
showView(map, state.get("view"), padding(map));
bindZoom(map, page.$("zoom"), () => padding(map));
bindScale(map, page.$("scale-bar"), page.$("scale-label"));
[bindPanel, bindCard, bindRuler, bindTable, bindSearch, bindShare, bindPrint, bindKey].forEach((bind) => bind(page));

/** Fetch and draw the scene of the state as it is now; an answer that comes too late is dropped. */
async function redraw(changed) {
  const query = state.sceneQuery();
  const scene = await json(`/scene.json?${query}`);
  if (query !== state.sceneQuery()) return;
  await page.stage.show(scene);
  showWords(page, scene, changed);
}

const REDRAWING = ["layers", "asof", "focus", "theme"];
state.onChange((changed) => {
  if (changed.includes("lang")) location.assign(state.permalink());
  else if (changed.some((name) => REDRAWING.includes(name))) redraw(changed).catch((error) => page.failed(error));
});
page.failed = (error) => {
  page.$("failure").hidden = false;
  page.$("failure").textContent = `${page.texts.failed} (${error.message})`;
};
page.html = html;

redraw([])
  .then(() => requestAnimationFrame(() => afterDrawing.forEach((act) => act())))
  .then(() => map.on("moveend", () => state.set({ view: written(map) })))
  .catch((error) => page.failed(error));
document.fonts.load("650 13px 'Pretendard Variable'", "가").then(() => {
  forget();
  if (page.stage.scene) page.stage.arrange();
});
