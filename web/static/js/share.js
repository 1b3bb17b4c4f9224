/**
 * Handing the map on: the share dialog; and links that follow the state.
 * @module share
 */
import { bindCopying } from "./copying.js";
import { part } from "./dom.js";
import { html } from "./loading.js";

/** Let the dialog open, and keep the links to language, theme and files at the state. */
export function bindShare(page) {
  bindDialog(page);
  const links = () => follow(page.state);
  page.state.onChange(links);
  links();
  bindMenu(document.querySelector(".exports"));
}

const LINKS = {
  "a[data-lang]": (link, query) => `?${changed(query, "lang", link.dataset.lang)}`,
  "a[data-theme-link]": (link, query) => `?${changed(query, "theme", link.dataset.themeLink)}`,
  "a[data-export]": (link, query) => `/export/${link.dataset.export}?${query}`,
  "a#share-open": (_, query) => `/share?${query}`,
};

function follow(state) {
  for (const [selector, address] of Object.entries(LINKS)) {
    document.querySelectorAll(selector).forEach((link) => (link.href = address(link, state.query())));
  }
}

function changed(text, name, value) {
  const query = new URLSearchParams(text);
  query.set(name, value);
  return query;
}

/** The dialog is filled each time it opens, and again when other controls are chosen for the frame. */
function bindDialog({ $, state, failed }) {
  const [dialog, body] = [$("share"), $("share-body")];
  const fill = async (more) => body.replaceChildren(...part(await html(`/fragments/share?${state.query()}${more}`)));
  $("share-open").addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await fill("").then(() => dialog.showModal(), failed);
  });
  body.addEventListener("change", async ({ target }) => {
    if (target.name !== "controls") return;
    const chosen = [...body.querySelectorAll("input[name=controls]:checked")].map((box) => box.value);
    await fill(`&controls=${chosen.join(",")}`);
    body.querySelector(`input[name=controls][value=${target.value}]`).focus();
  });
  bindCopying(body);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("keydown", (event) => event.key === "Escape" && event.stopPropagation());
}

/** The menu of downloads closes on Escape, and when something else is pressed. */
function bindMenu(menu) {
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
    event.stopPropagation();
  });
}
