/**
 * The choice between the map of geography and the tiles; the rest of the state stays.
 * @module frame
 */

/** Let the choice set the frame, and follow it. */
export function bindFrame({ $, state }) {
  const choice = $("frame-choice");
  if (!choice) return;
  const follow = () => {
    const frame = state.get("frame") ?? "geo";
    choice
      .querySelectorAll("[data-frame]")
      .forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.frame === frame)));
  };
  choice.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-frame]");
    if (pressed) state.set({ frame: pressed.dataset.frame === "geo" ? null : pressed.dataset.frame });
  });
  state.onChange(follow);
  follow();
}
