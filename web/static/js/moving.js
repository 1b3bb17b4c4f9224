/**
 * Maps of compared regions side by side: each shows its own region, and all move together.
 * @module moving
 */

import { colour } from "./colours.js";
import { all } from "./finding.js";
import { json } from "./loading.js";
import { install } from "./patterns.js";
import { Popup } from "./popup.js";
import { Stage } from "./stage.js";
import { Together } from "./together.js";

const { L } = window;
const ALWAYS = ["line", "link"];

/** A stage that shows only what some regions have, each of them in its own tint. */
class RegionStage extends Stage {
  /** @param {L.Map} map @param {string[]} regions @param {Texts} texts */
  constructor(map, regions, texts) {
    const popup = new Popup(map, texts);
    super(map, {
      texts,
      inset: document.createElement("div"),
      furniture: () => [],
      open: (shown, members, button) => popup.open(shown, members, button),
    });
    this.own = regions;
    this.held = false;
  }

  *upon() {
    yield* super.upon();
    if (!this.land || !this.scene) return;
    for (const region of this.own) {
      const ids = this.land.municipalities(region, this.scene.poles);
      this.panes.area("land", this.land.merged(ids), { fillColor: tint(this.scene, region) });
      if (this.own.length > 1)
        this.panes.line("selection", this.land.merged(ids), { color: colour("ink"), weight: 1.2, lineJoin: "round" });
    }
  }

  moved() {
    if (!this.held) super.moved();
  }
}

/**
 * Draw the maps of a page and let those of single regions move together.
 * @param {MovingBoot} boot @param {HTMLElement} section
 */
export async function compare(boot, section) {
  install();
  const scene = await json(boot.scene);
  const maps = window.atlas.maps.map((make) => make());
  window.atlas.shown = maps;
  const shown = [...boot.regions.map((id) => [id]), boot.regions];
  const stages = maps.map((map, i) => new RegionStage(map, shown[i], boot.texts));
  maps.forEach((map) => map.setMaxBounds(/** @type {any} */ (null)).setView(map.getCenter(), 7, { animate: false }));
  for (const [i, stage] of stages.entries()) await stage.show(narrowed(scene, shown[i]));
  const { land } = stages[0];
  if (!land) return;
  const singles = stages.slice(0, -1);
  const together = new Together(
    singles.map(({ map }) => map),
    singles,
    shown.map((ids) => boundsOf(land, scene, ids)),
  );
  const whole = stages[stages.length - 1];
  const home = () => {
    together.home();
    whole.map.fitBounds(boundsOf(land, scene, boot.regions), { padding: [16, 16], animate: false });
  };
  home();
  bindButtons(section, { in: () => together.zoom(1), out: () => together.zoom(-1), home });
  maps.forEach(bindWheel);
  section.dataset.drawn = "1";
}

/**
 * The scene with only what regions have; belts and links stay, for they say what is joined.
 * @param {Scene} scene @param {string[]} regions
 */
function narrowed(scene, regions) {
  const layers = scene.layers.map((layer) => ({
    ...layer,
    features: layer.features.filter((each) => isOf(scene, each, regions)),
  }));
  return { ...scene, layers, state: { ...scene.state, focus: regions.length === 1 ? regions[0] : null } };
}

/** @param {Scene} scene @param {Feature} feature @param {string[]} regions */
function isOf(scene, feature, regions) {
  return (
    ALWAYS.includes(feature.kind) ||
    feature.regions.some((id) => above(scene, id).some((each) => regions.includes(each)))
  );
}

/** A region and what it lies in. @param {Scene} scene @param {string} id @returns {string[]} */
function above(scene, id) {
  const { parent = null, pole = null } = scene.regions[id] ?? {};
  return [
    id,
    ...(parent && parent !== id && scene.regions[parent] ? above(scene, parent) : []),
    ...(pole ? [pole] : []),
  ];
}

/** @param {Scene} scene @param {string} region */
function tint(scene, region) {
  const pole = scene.poles[region] ? region : above(scene, region).find((id) => scene.poles[id]);
  return scene.poles[pole ?? ""]?.tint ?? "#F6E9D8";
}

/** @param {Land} land @param {Scene} scene @param {string[]} regions */
function boundsOf(land, scene, regions) {
  return L.latLngBounds(land.merged(regions.flatMap((id) => land.municipalities(id, scene.poles))).flat(2));
}

/** @param {HTMLElement} section @param {Record<string, () => void>} acts */
function bindButtons(section, acts) {
  all(section, "[data-zoom]").forEach((button) => button.addEventListener("click", acts[String(button.dataset.zoom)]));
}

/** The wheel belongs to the page until a map is pressed. @param {L.Map} map */
function bindWheel(map) {
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
}
