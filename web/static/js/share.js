/**
 * Handing the map on: the share dialog; and links that follow the state.
 * @module share
 */
import { bindCopying } from "./copying.js";
import { part } from "./dom.js";
import { all, one } from "./finding.js";
import { html } from "./loading.js";
import { bindMenu } from "./menu.js";
import { placed } from "./placing.js";

/** Let the dialog open, and keep the links to other pages, language, theme and files at the state. @param {Page} page */
export function bindShare(page) {
  bindDialog(page);
  const links = () => follow(page.state);
  page.state.onChange(links);
  links();
  bindMenu(one(document, ".exports"));
}

/** @type {Record<string, (link: HTMLAnchorElement, query: string, state: State) => string>} */
const LINKS = {
  ".site-head :is(.brand, .to-search, .main-nav a, .basket-open)[href*='?']": ({ pathname, hash }, query) =>
    `${pathname}?${query}${hash}`,
  "a[data-lang]": (link, query) => `?${changed(query, "lang", link.dataset.lang)}`,
  "a[data-theme-link]": (link, query) => `?${changed(query, "theme", link.dataset.themeLink)}`,
  "a[data-export]": (link, query) => placed(`/export/${link.dataset.export}?${query}`),
  "a[data-region-export]": (link, _, state) =>
    placed(
      `/export/regions/${state.get("focus") ?? ""}.${link.dataset.regionExport}?${state.query(["asof", "lang", "theme"])}`,
    ),
  "a#share-open": (_, query) => placed(`/share?${query}`),
};

/** @param {State} state */
function follow(state) {
  for (const [selector, address] of Object.entries(LINKS)) {
    /** @type {HTMLAnchorElement[]} */
    const links = all(document, selector);
    links.forEach((link) => (link.href = address(link, state.query(), state)));
  }
}

/** @param {string} text @param {string} name @param {string | undefined} value */
function changed(text, name, value) {
  const query = new URLSearchParams(text);
  query.set(name, value ?? "");
  return query;
}

/**
 * The dialog is filled each time it opens, and again when other controls are chosen for the frame.
 * @param {Page} page
 */
function bindDialog({ $, state, failed }) {
  const [dialog, body] = [$("share"), $("share-body")];
  const fill = async (/** @type {string} */ more) =>
    body.replaceChildren(...part(await html(`/fragments/share?${state.query()}${more}`)));
  $("share-open").addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await fill("").then(() => dialog.showModal(), failed);
  });
  body.addEventListener("change", async ({ target }) => {
    const box = /** @type {HTMLInputElement} */ (target);
    if (box.name !== "controls") return;
    /** @type {HTMLInputElement[]} */
    const chosen = all(body, "input[name=controls]:checked");
    await fill(`&controls=${chosen.map((each) => each.value).join(",")}`);
    one(body, `input[name=controls][value=${box.value}]`).focus();
  });
  bindCopying(body);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("keydown", (event) => event.key === "Escape" && event.stopPropagation());
}
