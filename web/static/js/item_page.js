/**
 * The page of an item: its citations go to the clipboard.
 * @module item_page
 */
import { bindCopying } from "./copying.js";

bindCopying(/** @type {HTMLElement} */ (document.querySelector(".page.item")));
