/**
 * The map as a stage: draws a scene, refines the coast when there is time, and keeps labels in order.
 * @module stage
 */
import { drawBelts, drawRings } from "./belts.js";
import { Land } from "./geometry.js";
import { drawGround } from "./ground.js";
import { drawInset } from "./islands.js";
import { arrange, cull } from "./layout.js";
import { json } from "./loading.js";
import { makePanes } from "./panes.js";
import { drawRegions, drawSelection } from "./regions.js";
import { bindRoving, firstStop } from "./roving.js";
import { Tiles } from "./tiles.js";

// biome-ignore format: pairs read better side by side
const LEVELS = [[10, "60"], [8.5, "150"], [0, "400"]];
const LAYOUT_ON_MOVE_FROM = 8.4;
const lands = new Map();

/** The boundaries at an address. */
async function landAt(address) {
  const topology = await json(address);
  if (!lands.has(address)) lands.set(address, new Land(topology));
  return lands.get(address);
}

/** Say that a scene stands: for the tests, and for what waits for it. */
function drawn() {
  performance.mark("atlas-drawn");
  const root = document.documentElement;
  root.dataset.drawn = "1";
  root.dataset.drawnCount = String(Number(root.dataset.drawnCount ?? 0) + 1);
}

export class Stage {
  /**
   * @param {L.Map} map
   * @param {{texts: object, open: Function, furniture: Function, inset: Element, focus: ?Function}} options
   */
  constructor(map, options) {
    Object.assign(this, { map, ...options });
    this.panes = makePanes(map);
    this.tiles = new Tiles(map, options);
    bindRoving(this.panes.element("marks"));
    map.on("zoomstart", () => map.getContainer().classList.add("zooming"));
    map.on("zoomend", () => this.zoomed());
    map.on("moveend", () => this.moved());
  }

  /** Say on the map's element how near it is, for what the style sheet shows. */
  nearness() {
    const { classList } = this.map.getContainer();
    classList.toggle("far", this.map.getZoom() < 6.5);
    classList.toggle("near", this.map.getZoom() >= LAYOUT_ON_MOVE_FROM);
  }

  /** Draw a scene; the first time with the coarsest boundaries, later with those at hand for the zoom. */
  async show(scene) {
    this.tiles.shown(Boolean(scene.tiles));
    if (scene.tiles) {
      this.scene = scene;
      this.tiles.draw(scene);
      drawn();
      return;
    }
    const [land, context] = await Promise.all([this.bestLand(scene), json(scene.geometry.context)]);
    Object.assign(this, { scene, land });
    this.nearness();
    drawGround(this.panes, land, context);
    this.draw();
    this.refine();
  }

  async bestLand(scene) {
    const level = this.level();
    const known = lands.get(scene.geometry[level]);
    return known ?? landAt(scene.geometry["400"]);
  }

  level() {
    const zoom = this.map.getZoom();
    return LEVELS.find(([from]) => zoom >= from)[1];
  }

  draw() {
    drawRegions(this.panes, this.land, this.scene);
    drawSelection(this.panes, this.land, this.scene, this.scene.state.focus);
    drawInset(this.inset, this.land, this.scene, this.texts);
    this.lines();
    this.arrange();
    drawn();
  }

  /** Whether there is a scene of geography on the map. */
  get isMap() {
    return Boolean(this.scene) && !this.scene.tiles;
  }

  lines() {
    drawBelts(this.panes, this.scene);
    drawRings(this.panes, this.scene, this.map.getZoom());
  }

  arrange() {
    if (!this.isMap) return;
    this.made = arrange(this.map, this.panes, this.scene, this.land, {
      texts: this.texts,
      open: (members, button) => this.open(this.scene, members, button),
      furniture: this.furniture(),
    });
    firstStop(this.panes.element("marks"));
    this.cull();
  }

  cull() {
    cull(this.map, this.made.labels, this.furniture());
  }

  /** Fetch finer boundaries for this zoom when the browser is idle, and draw with them. */
  refine() {
    const address = this.scene.geometry[this.level()];
    const idle = window.requestIdleCallback ?? ((act) => setTimeout(act, 200));
    if (lands.get(address) === this.land) return;
    idle(
      async () => {
        const land = await landAt(address);
        if (!this.isMap || this.scene.geometry[this.level()] !== address || land === this.land) return;
        this.land = land;
        this.draw();
      },
      { timeout: 1500 },
    );
  }

  zoomed() {
    this.map.getContainer().classList.remove("zooming");
    this.nearness();
    if (!this.isMap) return;
    this.lines();
    this.arrange();
    this.refine();
  }

  moved() {
    if (!this.isMap) return;
    if (this.map.getZoom() >= LAYOUT_ON_MOVE_FROM) this.arrange();
    else this.cull();
  }
}
