/**
 * The map's own colours, read once from the style sheet's tokens.
 * @module colours
 */

const root = getComputedStyle(document.documentElement);

/** A colour token of `tokens.css` by its name without dashes. @param {string} name */
export function colour(name) {
  return root.getPropertyValue(`--${name}`).trim();
}
