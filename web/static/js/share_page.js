/**
 * The share page: what the dialog does, on a page of its own.
 * @module share_page
 */
import { bindCopying } from "./copying.js";

const body = /** @type {HTMLElement} */ (document.querySelector(".share-body"));
const controls = /** @type {HTMLFormElement} */ (document.querySelector(".share-controls"));
bindCopying(body);
controls.addEventListener("change", () => controls.submit());
