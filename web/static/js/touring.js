/**
 * The way into the tour of the map: `/#tour`, which the page of first steps leads to. Nothing starts by itself.
 * @module touring
 */
import { html } from "./loading.js";

/** @param {Page} page */
export async function bindTour(page) {
  if (location.hash !== "#tour") return;
  history.replaceState(history.state, "", location.pathname + location.search);
  const parsed = new DOMParser().parseFromString(await html(`/help?lang=${page.state.get("lang")}`), "text/html");
  const stops = /** @type {HTMLElement} */ (parsed.getElementById("tour"));
  const { begin } = await import(String(stops.dataset.script));
  begin(stops, (/** @type {string} */ tab) => page.showTab?.(tab));
}
