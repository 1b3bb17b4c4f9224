/**
 * Elements that a template promises, found by selector; and the element that an event happened in.
 * @module finding
 */

/**
 * The first element that matches.
 * @template {HTMLElement} [E=HTMLElement]
 * @param {ParentNode} root @param {string} selector
 */
export function one(root, selector) {
  return /** @type {E} */ (root.querySelector(selector));
}

/**
 * All elements that match.
 * @template {HTMLElement} [E=HTMLElement]
 * @param {ParentNode} root @param {string} selector
 */
export function all(root, selector) {
  return /** @type {E[]} */ ([...root.querySelectorAll(selector)]);
}

/** The nearest element around what an event happened to, or null. @param {Event} event @param {string} selector */
export function near(event, selector) {
  const { target } = event;
  return target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(selector)) : null;
}
