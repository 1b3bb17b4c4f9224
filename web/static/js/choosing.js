/**
 * Regions to compare chosen on a map: a press on a province does what its box does; the boxes stay the form.
 * @module choosing
 */

const figure = /** @type {HTMLElement} */ (document.querySelector("[data-choice-map]"));
const chooser = /** @type {HTMLElement} */ (document.querySelector(".chooser"));
/** @type {NodeListOf<HTMLInputElement>} */
const ticked = chooser.querySelectorAll('[type="checkbox"][name="regions"]');
const boxes = new Map([...ticked].map((box) => [box.value, box]));
/** @type {NodeListOf<SVGElement>} */
const shapes = figure.querySelectorAll("[data-region]");

/** Show on the map which boxes are ticked. */
function show() {
  shapes.forEach((shape) => shape.classList.toggle("chosen", boxes.get(shape.dataset.region ?? "")?.checked ?? false));
}

figure.addEventListener("click", ({ target }) => {
  const shape = target instanceof Element ? /** @type {SVGElement | null} */ (target.closest("[data-region]")) : null;
  const box = boxes.get(shape?.dataset.region ?? "");
  if (!box) return;
  box.checked = !box.checked;
  show();
});
chooser.addEventListener("change", show);
figure.hidden = false;
show();
