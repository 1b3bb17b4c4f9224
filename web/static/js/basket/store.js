/**
 * The basket: views to be put into a report, kept in this browser alone under a version.
 * @module basket/store
 */

export const VERSION = 1;
const KEY = "atlas.basket";
/** @type {Basket} */
const EMPTY = { version: VERSION, title: "", views: [], options: {} };

/** The basket as it is kept; `newer` where a later form of it is kept, which is left as it is. @returns {Kept} */
export function kept() {
  const raw = stored(KEY);
  if (!raw) return { basket: copy(EMPTY), newer: null };
  const found = parsed(raw);
  if (found && typeof found.version === "number" && found.version > VERSION) return { basket: copy(EMPTY), newer: raw };
  return { basket: read(found), newer: null };
}

/** What somebody handed over, as a basket: nothing that looks like a view is lost. @param {any} found @returns {Basket} */
export function read(found) {
  const views = Array.isArray(found?.views) ? found.views : [];
  const options = found?.options && typeof found.options === "object" ? found.options : {};
  return { version: VERSION, title: text(found?.title), views: views.map(entry), options };
}

/** @param {any} one @returns {BasketView} */
function entry(one) {
  const found = typeof one === "string" ? { address: one } : (one ?? {});
  const { address, title, computed, remark, code } = found;
  const said = typeof address === "string" ? address : JSON.stringify(found);
  return { address: said, title: text(title), computed: text(computed), remark: text(remark), code: text(code) };
}

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" ? value : "";
}

/** Keep a basket; whether there was room. @param {Basket} basket */
export function keep(basket) {
  try {
    localStorage.setItem(KEY, JSON.stringify(basket));
  } catch {
    return false;
  }
  window.dispatchEvent(new CustomEvent("atlas-basket", { detail: basket.views.length }));
  return true;
}

/** Begin anew beside a newer basket, which stays under a name of its own. @param {string} raw */
export function setAside(raw) {
  localStorage.setItem(`${KEY}.newer`, raw);
  return keep(copy(EMPTY));
}

/** Put a view at the end; false where it is there already. @param {Basket} basket @param {Partial<BasketView>} view */
export function put(basket, view) {
  if (basket.views.some(({ address }) => address === view.address)) return false;
  basket.views.push(entry(view));
  return true;
}

/** @param {string} key */
function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // a browser that keeps nothing
  }
}

/** @param {string} raw */
function parsed(raw) {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}

/** @param {Basket} basket @returns {Basket} */
function copy(basket) {
  return { ...basket, views: [...basket.views], options: { ...basket.options } };
}
