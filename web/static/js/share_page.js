/**
 * The share page: what the dialog does, on a page of its own.
 * @module share_page
 */
import { bindCopying } from "./copying.js";

const body = document.querySelector(".share-body");
bindCopying(body);
body.querySelector(".share-controls").addEventListener("change", (event) => event.currentTarget.submit());
