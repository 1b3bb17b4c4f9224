/**
 * What the host put around the map for its readers: the date, the layers.
 * @module embed_controls
 */
import { all, near } from "./finding.js";

/** Let the date field, its steps and the layer switches change the state. @param {EmbedPage} page */
export function bindControls({ $, boot, state }) {
  const controls = $("controls");
  if (!controls) return;
  controls.addEventListener("submit", (event) => event.preventDefault());
  controls.addEventListener("change", (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (field.name === "layers") chosen(controls, $, state);
    else if (field.id === "asof" && field.validity.valid) state.set({ asof: field.value });
  });
  controls.addEventListener("click", (event) => {
    const step = near(event, "[data-step]");
    if (step) stepped($("asof"), boot.days, Number(step.dataset.step), state);
  });
  document.addEventListener("pointerdown", ({ target }) => close(controls, target));
}

/** @param {HTMLElement} controls @param {Find} $ @param {State} state */
function chosen(controls, $, state) {
  /** @type {HTMLInputElement[]} */
  const boxes = all(controls, "input[name=layers]:checked");
  const layers = boxes.map((box) => box.value);
  $("layers-on").textContent = String(layers.length);
  state.set({ layers });
}

/**
 * Go to the nearest day before or after on which a document came or the map of provinces changed.
 * @param {HTMLInputElement} field @param {string[]} days @param {number} step @param {State} state
 */
function stepped(field, days, step, state) {
  const now = state.get("asof");
  const day = step < 0 ? days.findLast((each) => each < now) : days.find((each) => each > now);
  if (!day) return;
  field.value = day;
  state.set({ asof: day });
}

/** A press elsewhere closes the list of layers. @param {HTMLElement} controls @param {EventTarget | null} target */
function close(controls, target) {
  const list = controls.querySelector("details");
  if (list && !(target instanceof Node && list.contains(target))) list.open = false;
}
