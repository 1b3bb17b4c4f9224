/**
 * The wheel and the finger belong to the page around the map until the map is pressed.
 * @module embed_guard
 */

const SHOWN_MS = 1800;

/**
 * Take wheel and finger only after a press; say so to who tries before, and give them back afterwards.
 * @param {EmbedPage} page
 */
export function bindGuard({ map, $ }) {
  const container = map.getContainer();
  const finger = matchMedia("(pointer: coarse)").matches;
  const say = sayer($("hint"));
  const hold = (/** @type {boolean} */ on) => {
    const act = on ? "enable" : "disable";
    map.scrollWheelZoom[act]();
    if (finger) map.dragging[act]();
    container.dataset.held = on ? "1" : "0";
  };
  hold(false);
  container.addEventListener("click", () => hold(true));
  container.addEventListener("mouseleave", () => hold(false));
  window.addEventListener("blur", () => hold(false));
  const passed = (/** @type {string} */ kind) => () => container.dataset.held === "0" && say(kind);
  container.addEventListener("wheel", passed("wheel"), { passive: true });
  if (finger) container.addEventListener("touchmove", passed("drag"), { passive: true });
}

/** A function that shows one of a hint's sentences for a moment. @param {HTMLElement} hint */
function sayer(hint) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return (/** @type {string} */ kind) => {
    hint.textContent = hint.dataset[kind] ?? "";
    hint.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => (hint.hidden = true), SHOWN_MS);
  };
}
