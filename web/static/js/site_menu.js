/**
 * The menu of narrow screens: opened and closed by its button; without scripts its address opens it.
 * @module site_menu
 */

const button = document.querySelector(".to-menu");
const menu = document.getElementById("site-menu");

/** @param {boolean} open */
function show(open) {
  document.body.classList.toggle("menu-open", open);
  button?.setAttribute("aria-expanded", String(open));
}

const isOpen = () => document.body.classList.contains("menu-open");

button?.addEventListener("click", (event) => {
  event.preventDefault();
  show(!isOpen());
});
button?.addEventListener("keydown", (event) => {
  if (/** @type {KeyboardEvent} */ (event).key !== " ") return;
  event.preventDefault();
  show(!isOpen());
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !isOpen()) return;
  show(false);
  /** @type {HTMLElement} */ (button).focus();
});
document.addEventListener("pointerdown", ({ target }) => {
  const pressed = /** @type {Node} */ (target);
  if (!menu?.contains(pressed) && !button?.contains(pressed)) show(false);
});
