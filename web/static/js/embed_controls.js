/**
 * What the host put around the map for its readers: the date, the layers.
 * @module embed_controls
 */

/** Let the date field, its steps and the layer switches change the state. */
export function bindControls({ $, boot, state }) {
  const controls = $("controls");
  if (!controls) return;
  controls.addEventListener("submit", (event) => event.preventDefault());
  controls.addEventListener("change", ({ target }) => {
    if (target.name === "layers") chosen(controls, $, state);
    else if (target.id === "asof" && target.validity.valid) state.set({ asof: target.value });
  });
  controls.addEventListener("click", ({ target }) => {
    const step = target.closest("[data-step]");
    if (step) stepped($("asof"), boot.days, Number(step.dataset.step), state);
  });
  document.addEventListener("pointerdown", ({ target }) => close(controls, target));
}

function chosen(controls, $, state) {
  const layers = [...controls.querySelectorAll("input[name=layers]:checked")].map((box) => box.value);
  $("layers-on").textContent = layers.length;
  state.set({ layers });
}

/** Go to the nearest day before or after on which a document came or the map of provinces changed. */
function stepped(field, days, step, state) {
  const now = state.get("asof");
  const day = step < 0 ? days.findLast((each) => each < now) : days.find((each) => each > now);
  if (!day) return;
  field.value = day;
  state.set({ asof: day });
}

/** A press elsewhere closes the list of layers. */
function close(controls, target) {
  const list = controls.querySelector("details");
  if (list && !list.contains(target)) list.open = false;
}
