/**
 * The wheel and the finger belong to the page around the map until the map is pressed.
 * @module embed_guard
 */

const SHOWN_MS = 1800;

/** Take wheel and finger only after a press; say so to who tries before, and give them back afterwards. */
export function bindGuard({ map, $ }) {
  const container = map.getContainer();
  const finger = matchMedia("(pointer: coarse)").matches;
  const say = sayer($("hint"));
  const hold = (on) => {
    const act = on ? "enable" : "disable";
    map.scrollWheelZoom[act]();
    if (finger) map.dragging[act]();
    container.dataset.held = on ? "1" : "0";
  };
  hold(false);
  container.addEventListener("click", () => hold(true));
  container.addEventListener("mouseleave", () => hold(false));
  window.addEventListener("blur", () => hold(false));
  const passed = (kind) => () => container.dataset.held === "0" && say(kind);
  container.addEventListener("wheel", passed("wheel"), { passive: true });
  if (finger) container.addEventListener("touchmove", passed("drag"), { passive: true });
}

/** A function that shows one of a hint's sentences for a moment. */
function sayer(hint) {
  let timer = 0;
  return (kind) => {
    hint.textContent = hint.dataset[kind];
    hint.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => (hint.hidden = true), SHOWN_MS);
  };
}
