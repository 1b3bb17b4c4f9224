/**
 * The bottom sheet of a narrow screen: one tab at a time, three heights.
 * @module sheet
 */
import { all, near, one } from "./finding.js";

const HEIGHTS = ["peek", "half", "full"];

/** Let the sheet's tabs and handle act; wide screens never show them. @param {Page} page */
export function bindSheet(page) {
  const { $, state } = page;
  const tabs = $("sheet-tabs");
  page.showTab = (name) => {
    if (tabs.getBoundingClientRect().height > 0) show(name, "half");
  };
  document.addEventListener("click", (event) => {
    const tab = near(event, "button[data-tab]");
    if (tab) show(String(tab.dataset.tab), same(tab) ? next() : "half");
    if (near(event, "[data-handle]")) setHeight(next());
  });
  bindDrag(one(tabs, "[data-handle]"));
  const first = tabs.querySelector('[data-tab="findings"]') ? "findings" : "panel";
  show(state.get("focus") ? "card" : first, "half");
  bindWayToSearch(page);
}

/** The sign in the head, and a way for keyboards, lead to the search box, which stands with the layers. @param {Page} page */
function bindWayToSearch(page) {
  const go = () => {
    page.showTab?.("panel");
    page.$("search").focus();
  };
  all(document, ".to-search, .skip[href='#search']").forEach((way) =>
    way.addEventListener("click", (event) => {
      event.preventDefault();
      go();
    }),
  );
  if (location.hash === "#search") go();
}

/** @param {HTMLElement} tab */
function same(tab) {
  return document.body.dataset.tab === tab.dataset.tab;
}

function next() {
  return HEIGHTS[(HEIGHTS.indexOf(document.body.dataset.sheet ?? "") + 1) % HEIGHTS.length];
}

/** @param {string} name @param {string} height */
function show(name, height) {
  document.body.dataset.tab = name;
  all(document, "button[data-tab]").forEach((tab) =>
    tab.setAttribute("aria-pressed", String(tab.dataset.tab === name)),
  );
  setHeight(height);
}

/** @param {string} height */
function setHeight(height) {
  document.body.dataset.sheet = height;
  window.atlas.map.invalidateSize({ pan: false });
}

/** @param {HTMLElement} handle */
function bindDrag(handle) {
  /** @type {number | null} */
  let start = null;
  handle.addEventListener("pointerdown", (event) => (start = event.clientY));
  handle.addEventListener("pointerup", (event) => {
    const moved = start === null ? 0 : event.clientY - start;
    start = null;
    if (Math.abs(moved) < 24) return;
    const at = HEIGHTS.indexOf(document.body.dataset.sheet ?? "") + (moved < 0 ? 1 : -1);
    setHeight(HEIGHTS[Math.min(2, Math.max(0, at))]);
    handle.dataset.dragged = "1";
  });
  handle.addEventListener("click", (event) => {
    if (handle.dataset.dragged) event.stopPropagation();
    delete handle.dataset.dragged;
  });
}
