/**
 * The door to the rows of this tab on the page of a comparison: nothing is loaded where there are none.
 * @module overlay_beside
 */
import { kept } from "./overlay.js";

const section = document.getElementById("user-input");
if (section && kept()) import(String(section.dataset.script)).then(({ beside }) => beside(section));
