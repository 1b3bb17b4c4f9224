/**
 * The scenes to begin with: a press makes the map one of them, and the one that the map shows is marked and said.
 * @module scenes
 */
import { all, near } from "./finding.js";
import { padding } from "./furniture.js";
import { showView } from "./view.js";

/** What a scene says of the state; a day that is null is the reader's. @typedef {Partial<StateValues>} Opens */

/** Let the row of scenes change the state, and follow it. @param {Page} page */
export function bindScenes(page) {
  const row = page.$("scenes");
  if (!row) return;
  const links = all(row, "[data-scene]");
  row.addEventListener("click", (event) => {
    const pressed = near(event, "[data-scene]");
    if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(page, JSON.parse(String(pressed.dataset.scene)));
  });
  const follow = () => {
    const now = shown(links, page.state);
    links.forEach((link) => link.removeAttribute("aria-current"));
    now?.setAttribute("aria-current", "true");
    all(row, "[data-rest]").forEach((rest) => (rest.hidden = !now || !rest.contains(now)));
    return now;
  };
  page.state.onChange(follow);
  links.find((link) => link.hasAttribute("aria-current"))?.scrollIntoView({ block: "nearest", inline: "nearest" });
  page.onScene(follow);
  const dress = page.dress;
  page.dress = async (scene) => dress(titled(scene, shown(links, page.state)));
}

/** What the map shows under the sentence of its scene. @param {Scene} scene @param {HTMLElement | undefined} now */
function titled(scene, now) {
  const sentence = now?.dataset.asof === scene.state.asof ? now.dataset.title : "";
  return sentence ? { ...scene, title: sentence } : scene;
}

/** Make the map what a scene says. @param {Page} page @param {Opens} opens */
export function open({ map, state }, opens) {
  state.set({ ...opens, asof: opens.asof ?? state.get("asof") });
  if ("view" in opens) showView(map, opens.view ?? null, padding(map.getContainer()));
}

/** The scene that the map shows, the first where it is several. @param {HTMLElement[]} links @param {State} state */
function shown(links, state) {
  return links.find((link) => {
    /** @type {Opens} */
    const { view: _, asof, ...own } = JSON.parse(String(link.dataset.scene));
    const names = /** @type {(keyof typeof own)[]} */ (Object.keys(own));
    const same = names.every((name) => String(own[name] ?? "") === String(state.get(name) ?? ""));
    return same && (!asof || asof === state.get("asof"));
  });
}
