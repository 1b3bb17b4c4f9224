/**
 * Tables sorted by a press on a head of a column.
 * @module sorting
 */
import { sort } from "./order.js";

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest(".page [data-sort]") : null;
  if (button instanceof HTMLElement) sort(button);
});
