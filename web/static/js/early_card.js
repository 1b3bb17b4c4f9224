/**
 * A region's card, opened by a press on the page's picture before the page's scripts have come.
 * @module early_card
 */
import { fillCard } from "./card_part.js";
import { provinceAt } from "./early.js";
import { tellFault } from "./fault.js";
import { one } from "./finding.js";
import { html } from "./loading.js";
import { State } from "./state.js";

/** From here on a press on land means the municipality, which the picture does not know. */
const NEAR = 8;

/** @type {Promise<void> | undefined} */
let opened;

/**
 * Open the card of the province whose land was pressed; the page's scripts start from the state that this leaves.
 * @param {MouseEvent} event
 * @returns {Promise<void> | undefined} until the card stands; undefined where no such land was pressed
 */
export function openedEarly(event) {
  const boot = one(document, "#atlas-boot");
  const region = boot && isOnMap(event) ? provinceAt(event) : undefined;
  if (!region) return undefined;
  const made = /** @type {Boot} */ (JSON.parse(String(boot.textContent)));
  const state = new State(made.state);
  if (Number(state.get("view")?.split("/")[0]) >= NEAR) return undefined;
  if (opened && state.get("focus") === region) return opened;
  state.set({ focus: region });
  boot.textContent = JSON.stringify({ ...made, state: state.values });
  document.body.classList.add("has-card");
  document.body.dataset.tab = "card";
  opened = load(state, made.texts);
  return opened;
}

/** @param {Event} event */
function isOnMap({ target }) {
  return target instanceof Element && Boolean(target.closest(".folium-map, .first-picture"));
}

/** @param {State} state @param {Texts} texts @returns {Promise<void>} */
function load(state, texts) {
  const path = `/fragments/card/${encodeURIComponent(String(state.get("focus")))}`;
  return html(`${path}?${state.query(["asof", "lang"])}`).then(fillCard, (/** @type {Error} */ error) =>
    tellFault(one(document, "#failure"), texts, error, () => load(state, texts)),
  );
}
