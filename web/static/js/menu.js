/**
 * Menus that open over the page: they close when something else is pressed, and on Escape.
 * @module menu
 */
import { one } from "./finding.js";

/** @param {HTMLDetailsElement} menu */
export function bindMenu(menu) {
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    one(menu, "summary").focus();
    event.stopPropagation();
  });
}
