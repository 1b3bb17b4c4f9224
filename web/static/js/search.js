/**
 * The search box: finds regions, places, layers and items, and narrows the panel as one types.
 * @module search
 */
import { el } from "./dom.js";
import { all } from "./finding.js";
import { json } from "./loading.js";

const WAIT_MS = 150;

/** Let the search box act. @param {Page} page */
export function bindSearch(page) {
  const { $ } = page;
  const box = $("search");
  const list = $("search-hits");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  box.addEventListener("input", () => {
    narrow($("panel-groups"), box.value);
    clearTimeout(waiting);
    waiting = setTimeout(() => find(page, box, list), WAIT_MS);
  });
  box.addEventListener("keydown", (event) => keyed(event, box, list));
  box.addEventListener("blur", () => setTimeout(() => close(box, list), 120));
  list.addEventListener("pointerdown", (event) => event.preventDefault());
}

/** Hide the layers whose title does not hold the text. @param {HTMLElement} panel @param {string} text */
function narrow(panel, text) {
  const wanted = plain(text);
  all(panel, "[data-layer]").forEach((row) => {
    row.hidden = wanted !== "" && !plain(row.dataset.title ?? "").includes(wanted);
  });
  /** @type {HTMLDetailsElement[]} */
  const groups = all(panel, "[data-group]");
  groups.forEach((group) => {
    group.hidden = wanted !== "" && !group.querySelector("[data-layer]:not([hidden])");
    unfold(group, wanted !== "");
  });
  if (!panel.querySelector("[data-layer]:not([hidden])")) {
    all(panel, "[hidden]").forEach((each) => (each.hidden = false));
  }
}

/** Open a group while it is narrowed, and leave it as it was found. @param {HTMLDetailsElement} group @param {boolean} narrowed */
function unfold(group, narrowed) {
  if (narrowed) {
    group.dataset.was ??= String(group.open);
    group.open = true;
  } else if (group.dataset.was) {
    group.open = group.dataset.was === "true";
    delete group.dataset.was;
  }
}

/** @param {string} text */
function plain(text) {
  return text.normalize("NFC").toLowerCase().replaceAll(/[\s·]/g, "");
}

/** @param {Page} page @param {HTMLInputElement} box @param {HTMLElement} list */
async function find(page, box, list) {
  const text = box.value.trim();
  if (!text) return close(box, list);
  const query = `q=${encodeURIComponent(text)}&asof=${page.state.get("asof")}&lang=${page.state.get("lang")}`;
  /** @type {{ hits: Hit[] }} */
  const { hits } = await json(`/search.json?${query}`);
  if (text !== box.value.trim()) return;
  list.replaceChildren(...(hits.length ? hits.map((hit, i) => entry(page, hit, i, box, list)) : [nothing(page)]));
  list.hidden = false;
  box.setAttribute("aria-expanded", "true");
}

/** @param {Page} page */
function nothing({ texts }) {
  return el(
    "li",
    { class: "nothing", role: "option", "aria-disabled": "true", "aria-selected": "false" },
    texts.nothing_found,
  );
}

/** @param {Page} page @param {Hit} hit @param {number} i @param {HTMLInputElement} box @param {HTMLElement} list */
function entry(page, hit, i, box, list) {
  const option = el(
    "li",
    { role: "option", id: `hit-${i}`, "aria-selected": "false", class: `hit hit-${hit.kind}` },
    el("span", { class: "hit-label" }, hit.label),
    el("span", { class: "hit-sub" }, hit.sublabel ?? ""),
  );
  option.addEventListener("click", () => {
    close(box, list);
    go(page, hit);
  });
  return option;
}

/** What choosing a hit does, by its kind. @type {Record<Hit["kind"], (page: Page, hit: Hit) => void>} */
const ACTS = {
  layer: ({ state, $, showTab }, hit) => {
    const layers = state.get("layers") ?? [];
    if (!layers.includes(hit.id)) state.set({ layers: [...layers, hit.id] });
    showTab?.("panel");
    const row = $(`layer-${hit.id}`);
    row?.closest("details")?.setAttribute("open", "");
    row?.scrollIntoView({ block: "center" });
    row?.focus({ preventScroll: true });
  },
  region: (page, hit) => page.focusOn?.(hit.id),
  place: (page, hit) => page.focusOn?.(hit.region ?? hit.id),
  item: (page, hit) => page.showItem?.(hit),
  page: (_, hit) => follow(hit),
  figure: (_, hit) => follow(hit),
};

/** Open the page that a hit is on; a file has none. @param {Hit} hit */
function follow({ href }) {
  if (href && location.protocol !== "file:") location.assign(href);
}

/** @param {Page} page @param {Hit} hit */
function go(page, hit) {
  ACTS[hit.kind]?.(page, hit);
}

/** @param {KeyboardEvent} event @param {HTMLInputElement} box @param {HTMLElement} list */
function keyed(event, box, list) {
  const options = all(list, ".hit");
  const at = options.findIndex((each) => each.getAttribute("aria-selected") === "true");
  /** @type {Record<string, number>} */
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1 };
  if (event.key in steps && options.length) {
    event.preventDefault();
    choose(box, options, (steps[event.key] + options.length) % options.length);
  } else if (event.key === "Enter") {
    event.preventDefault();
    (options[at] ?? options[0])?.click();
  } else if (event.key === "Escape") {
    event.stopPropagation();
    close(box, list);
  }
}

/** @param {HTMLInputElement} box @param {HTMLElement[]} options @param {number} at */
function choose(box, options, at) {
  options.forEach((each, i) => each.setAttribute("aria-selected", String(i === at)));
  options[at].scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", options[at].id);
}

/** @param {HTMLInputElement} box @param {HTMLElement} list */
function close(box, list) {
  list.hidden = true;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}
