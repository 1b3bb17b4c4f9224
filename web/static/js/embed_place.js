/**
 * What an embedded map says of the land that is pressed: the tints there in words, and the way to the region's page.
 * @module embed_place
 */
import { el } from "./dom.js";
import { placed } from "./placing.js";
import { cited } from "./popup.js";

const MOST = 7;

/** Let a press on land open a popup; a press beside an open one closes it. @param {EmbedPage} page */
export function bindPlace({ map, state, popup, stage, texts }) {
  map.on("click", ({ latlng }) => {
    if (popup.isOpen) return popup.close();
    const { scene, land } = stage;
    const found = land?.at(latlng.lat, latlng.lng);
    if (!found || !scene || scene.tiles) return undefined;
    const { region, content } = told(scene, found, state, texts);
    return popup.show(latlng, region.name, content);
  });
}

/** @param {Scene} scene @param {string} municipality @param {State} state @param {Texts} texts */
function told(scene, municipality, state, texts) {
  const id = scene.regions[municipality]?.parent ?? municipality;
  const region = scene.regions[id];
  const here = new Set([municipality, id, region.pole, "korea"]);
  const areas = scene.layers
    .filter((layer) => layer.in_force)
    .flatMap((layer) => layer.features.filter((each) => isHere(each, here)).map((feature) => ({ layer, feature })))
    .slice(0, MOST);
  const sources = new Set(areas.map(({ feature }) => cited(scene, feature)).filter(Boolean));
  const query = state.query(["asof", "lang", "theme"]);
  return {
    region,
    content: el(
      "div",
      { class: "popup-row" },
      el("div", { class: "popup-head" }, el("strong", {}, region.name)),
      ...areas.map(line),
      sources.size ? el("p", { class: "popup-source" }, `${texts.source} ${[...sources].join(", ")}`) : null,
      el(
        "div",
        { class: "popup-foot" },
        el("a", { href: placed(`/regions/${id}?${query}`), rel: "noopener" }, texts.profile),
      ),
    ),
  };
}

/** @param {Feature} feature @param {Set<string | null>} here */
function isHere(feature, here) {
  return feature.kind === "area" && feature.regions.some((id) => here.has(id));
}

/** @param {Member} member */
function line({ layer, feature }) {
  const what = [feature.label, feature.role].filter(Boolean).join(" ");
  const words = !("value" in feature) ? `${layer.title}: ${what}` : `${layer.title} ${feature.role}`;
  return el(
    "p",
    { class: "popup-layer" },
    words,
    " ",
    feature.status ? el("span", { class: `chip chip-${feature.status}` }, feature.status_label) : null,
  );
}
