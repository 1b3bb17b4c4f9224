/**
 * Regions to compare chosen on a map: a press on a province does what its box does; the boxes stay the form.
 * @module choosing
 */

const figure = document.querySelector("[data-choice-map]");
const boxes = new Map(
  [...document.querySelectorAll('.chooser [type="checkbox"][name="regions"]')].map((box) => [box.value, box]),
);
const shapes = [...figure.querySelectorAll("[data-region]")];

/** Show on the map which boxes are ticked. */
function show() {
  shapes.forEach((shape) => shape.classList.toggle("chosen", boxes.get(shape.dataset.region)?.checked ?? false));
}

figure.addEventListener("click", ({ target }) => {
  const box = boxes.get(target.closest("[data-region]")?.dataset.region);
  if (!box) return;
  box.checked = !box.checked;
  show();
});
document.querySelector(".chooser").addEventListener("change", show);
figure.hidden = false;
show();
