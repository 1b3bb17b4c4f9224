/**
 * Where the file came from and what it shows: the origin's address, the stamps, and the state after the hash.
 * @module offline_origin
 */
import { checkedUntil } from "./offline_words.js";

const SHOWN_MS = 1800;
const VIEW = /^\d{1,2}(\.\d+)?\/\d{1,2}(\.\d+)?\/\d{1,3}(\.\d+)?$/;

/** The state goes behind the hash of the file's own address; a permanent address is one of the origin. */
export function address(origin) {
  return { write: (query) => history.replaceState(null, "", `#${query}`), link: (query) => `${origin}?${query}` };
}

/** The theme that the file opens in. */
export function themeOf(saved, known) {
  const asked = new URLSearchParams(location.hash.slice(1)).get("theme");
  return known.includes(asked) ? asked : saved.theme;
}

/** The state that the file opens in: what its address says after the hash, over what it was saved with. */
export function opened(saved, store) {
  const asked = new URLSearchParams(location.hash.slice(1));
  const layers = asked.get("layers")?.split(",") ?? saved.layers;
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

/** Show and copy the origin's address of what is on the map, and keep the stamps true. */
export function bindOrigin(page) {
  const { $, state, texts } = page;
  const button = $("saved-copy");
  button.addEventListener("click", async () => {
    const said = (await copied($("saved-address"))) ? texts.saved_copied : texts.saved_selected;
    $("announce").textContent = said;
    button.textContent = said;
    setTimeout(() => (button.textContent = button.dataset.label), SHOWN_MS);
  });
  const follow = () => ($("saved-address").textContent = state.permalink());
  state.onChange(follow);
  follow();
  page.onScene((scene) => stamp(scene, texts));
  document.addEventListener("submit", (event) => event.preventDefault());
  bindTheme($("saved-theme"), page);
  bindMenu(document.querySelector(".saved-origin"));
}

/** Write what is on the map wherever it is stamped. */
function stamp(scene, texts) {
  const stamps = {
    asof: scene.state.asof,
    checked: checkedUntil(scene.layers) ?? "–",
    code: scene.fingerprint || texts.saved_no_code,
  };
  document.querySelectorAll("[data-stamp]").forEach((each) => (each.textContent = stamps[each.dataset.stamp]));
}

/** Whether an element's text reached the clipboard; it is selected for the reader's own keys in any case. */
async function copied(element) {
  getSelection().selectAllChildren(element);
  if (navigator.clipboard)
    return navigator.clipboard.writeText(element.textContent).then(
      () => true,
      () => false,
    );
  return document.execCommand("copy");
}

/** The other theme is the same file opened again: every colour of the page is read once. */
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

function bindMenu(menu) {
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}
