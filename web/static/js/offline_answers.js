/**
 * What the service answers, answered from the file: one function for each address that the page asks.
 * @module offline_answers
 * @typedef {AskedState & { q: string }} Question what an address asks
 */
import { el } from "./dom.js";
import { unpacked } from "./offline_block.js";
import { card } from "./offline_card.js";
import { panel, table } from "./offline_parts.js";
import { scene } from "./offline_scene.js";
import { hits } from "./offline_search.js";

const CARD = "/fragments/card/";

/**
 * Answers to the page's questions: JSON and HTML by address.
 * @param {Store} store @param {Texts} texts @returns {Asked}
 */
export function answers(store, texts) {
  /** @type {Record<string, (state: Question) => Promise<string>>} */
  const shown = {
    "/fragments/panel": async (state) => panel(store, state),
    "/fragments/table": async (state) => table(store, await scene(store, state)),
  };
  /** @type {Record<string, (state: Question) => Promise<object>>} */
  const told = {
    "/scene.json": (state) => scene(store, state),
    "/search.json": async ({ asof, q }) => ({ hits: hits(store, q, asof) }),
  };
  const empty = () => el("p", { class: "card-empty" }, texts.choose_region).outerHTML;
  return {
    json: async (address) => {
      const { path, state } = read(store, address);
      return told[path] ? told[path](state) : JSON.parse(await unpacked(path));
    },
    html: async (address) => {
      const { path, state } = read(store, address);
      if (!path.startsWith(CARD)) return shown[path](state);
      return card(store, decodeURIComponent(path.slice(CARD.length)), state.asof) ?? empty();
    },
  };
}

/**
 * An address as its path and the state in its query; a region that is not there on the day is in nobody's focus.
 * @param {Store} store @param {string} address @returns {{ path: string, state: Question }}
 */
function read(store, address) {
  const [path, query = ""] = address.split("?");
  const { layers = "", focus = "", asof = "", q = "" } = Object.fromEntries(new URLSearchParams(query));
  const wanted = layers.split(",");
  const known = focus && store.knows(focus, asof);
  return {
    path,
    state: { asof, q, layers: store.ids.filter((id) => wanted.includes(id)), focus: known ? focus : null },
  };
}
