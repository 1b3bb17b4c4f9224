/**
 * The computed sentences of the day: another day, other sentences; and the bars of the choropleth that is on.
 * @module findings
 */

import { part } from "./dom.js";
import { html, latest } from "./loading.js";

/** Let the sentences follow the date. @param {Page} page */
export function bindFindings({ $, state }) {
  state.onChange(async (changed) => {
    if (!["asof", "layers"].some((key) => changed.includes(key))) return;
    const text = await latest(state, "/fragments/values", html);
    if (text !== null) $("values").replaceChildren(...part(text));
  });
  state.onChange(async (changed) => {
    if (!changed.includes("asof")) return;
    const text = await latest(state, "/fragments/findings", html);
    if (text !== null) $("findings").replaceChildren(...part(text));
  });
}
