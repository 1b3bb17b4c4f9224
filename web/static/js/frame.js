/**
 * The choice between the map of geography and the tiles; the rest of the state stays.
 * @module frame
 */
import { all, near } from "./finding.js";

/** Let the choice set the frame, and follow it. @param {Page} page */
export function bindFrame({ $, state }) {
  const choice = $("frame-choice");
  if (!choice) return;
  const follow = () => {
    const frame = state.get("frame") ?? "geo";
    all(choice, "[data-frame]").forEach((each) =>
      each.setAttribute("aria-pressed", String(each.dataset.frame === frame)),
    );
  };
  choice.addEventListener("click", (event) => {
    const pressed = near(event, "[data-frame]");
    if (pressed) state.set({ frame: pressed.dataset.frame === "geo" ? null : (pressed.dataset.frame ?? null) });
  });
  state.onChange(follow);
  follow();
}
