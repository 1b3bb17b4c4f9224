/**
 * Where the file came from and what it shows: the origin's address, the stamps, and the state after the hash.
 * @module offline_origin
 */
import { SHOWN_MS, toClipboard } from "./copying.js";
import { all, one } from "./finding.js";
import { bindMenu } from "./menu.js";
import { checkedUntil } from "./offline_words.js";

const VIEW = /^\d{1,2}(\.\d+)?\/\d{1,2}(\.\d+)?\/\d{1,3}(\.\d+)?$/;

/**
 * The state goes behind the hash of the file's own address; a permanent address is one of the origin.
 * @param {string} origin @returns {Address}
 */
export function address(origin) {
  return { write: (query) => history.replaceState(null, "", `#${query}`), link: (query) => `${origin}?${query}` };
}

/** The theme that the file opens in. @param {StateValues} saved @param {string[]} known */
export function themeOf(saved, known) {
  const asked = new URLSearchParams(location.hash.slice(1)).get("theme");
  return asked !== null && known.includes(asked) ? asked : saved.theme;
}

/**
 * The state that the file opens in: what its address says after the hash, over what it was saved with.
 * @param {StateValues} saved @param {Store} store @returns {StateValues}
 */
export function opened(saved, store) {
  const asked = new URLSearchParams(location.hash.slice(1));
  const layers = asked.get("layers")?.split(",") ?? saved.layers ?? [];
  const asof = asked.get("asof") ?? saved.asof;
  return {
    ...saved,
    layers: store.ids.filter((id) => layers.includes(id)),
    asof: store.reaches(asof) ? asof : saved.asof,
    frame: null,
    theme: store.theme,
    view: VIEW.test(asked.get("view") ?? "") ? asked.get("view") : saved.view,
    focus: asked.has("layers") ? asked.get("focus") : saved.focus,
  };
}

/** Show and copy the origin's address of what is on the map, and keep the stamps true. @param {Page} page */
export function bindOrigin(page) {
  const { $, state, texts } = page;
  const button = $("saved-copy");
  button.addEventListener("click", async () => {
    const said = (await copied($("saved-address"))) ? texts.saved_copied : texts.saved_selected;
    $("announce").textContent = said;
    button.textContent = said;
    setTimeout(() => (button.textContent = String(button.dataset.label)), SHOWN_MS);
  });
  const follow = () => ($("saved-address").textContent = state.permalink());
  state.onChange(follow);
  follow();
  page.onScene((scene) => stamp(scene, texts));
  document.addEventListener("submit", (event) => event.preventDefault());
  bindTheme($("saved-theme"), page);
  bindMenu(one(document, ".saved-origin"));
}

/** Write what is on the map wherever it is stamped. @param {Scene} scene @param {Texts} texts */
function stamp(scene, texts) {
  /** @type {Record<string, string>} */
  const stamps = {
    asof: scene.state.asof,
    checked: checkedUntil(scene.layers) ?? "–",
    code: scene.fingerprint || texts.saved_no_code,
  };
  all(document, "[data-stamp]").forEach((each) => (each.textContent = stamps[String(each.dataset.stamp)]));
}

/**
 * Whether an element's text reached the clipboard; it is selected for the reader's own keys in any case.
 * @param {HTMLElement} element
 */
function copied(element) {
  getSelection()?.selectAllChildren(element);
  return toClipboard(element.textContent ?? "");
}

/**
 * The other theme is the same file opened again: every colour of the page is read once.
 * @param {HTMLElement} button @param {Page} page
 */
function bindTheme(button, { state, texts }) {
  const other = state.get("theme") === "grey" ? "colour" : "grey";
  document.documentElement.dataset.theme = state.get("theme");
  button.textContent = texts[`theme_${other}`];
  button.title = texts[`theme_to_${other}`];
  button.addEventListener("click", () => {
    state.set({ theme: other });
    location.reload();
  });
}
