/**
 * The layer panel: its checkboxes are the layers of the state.
 * @module panel
 */
import { part } from "./dom.js";
import { html } from "./loading.js";

/** Let the panel change the state, and follow it. */
export function bindPanel({ $, state }) {
  const panel = $("panel-groups");
  panel.addEventListener("change", (event) => {
    if (event.target.name === "layers") state.set({ layers: checked(panel) });
  });
  $("panel").addEventListener("submit", (event) => event.preventDefault());
  state.onChange(async (changed) => {
    if (!changed.some((name) => name === "layers" || name === "asof")) return;
    const query = state.sceneQuery();
    const text = await html(`/fragments/panel?${query}`);
    if (query === state.sceneQuery()) swap(panel, text);
  });
}

function checked(panel) {
  return [...panel.querySelectorAll("input[name=layers]:checked")].map((box) => box.value);
}

/** Put a new panel in place, keeping focus, scroll and opened legends. */
function swap(panel, text) {
  const focused = panel.contains(document.activeElement) ? document.activeElement.id : null;
  const scrolled = panel.closest(".scroll")?.scrollTop;
  const hidden = new Set([...panel.querySelectorAll("[data-layer][hidden]")].map((row) => row.dataset.layer));
  panel.replaceChildren(...part(text));
  hidden.forEach((id) => panel.querySelector(`[data-layer="${id}"]`)?.setAttribute("hidden", ""));
  if (panel.closest(".scroll")) panel.closest(".scroll").scrollTop = scrolled;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}
