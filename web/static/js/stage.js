/**
 * The map as a stage: draws a scene, refines the coast when there is time, and keeps labels in order.
 * @module stage
 */
import { drawBelts, drawRings } from "./belts.js";
import { at, cartography } from "./cartography.js";
import { Land } from "./geometry.js";
import { drawGround } from "./ground.js";
import { placesOf } from "./held.js";
import { bindHovering } from "./hovering.js";
import { drawInset } from "./islands.js";
import { arrange, cull, entered } from "./layout.js";
import { json } from "./loading.js";
import { makePanes } from "./panes.js";
import { drawRegions, drawSelection } from "./regions.js";
import { bindRoving, firstStop } from "./roving.js";
import { finish, Steps } from "./steps.js";
import { Tiles } from "./tiles.js";

const { zoom: ZOOM } = cartography;
/** @type {Map<string, Land>} */
const lands = new Map();

/** The boundaries at an address. @param {string} address */
async function landAt(address) {
  const topology = await json(address);
  const land = lands.get(address) ?? new Land(topology);
  lands.set(address, land);
  return land;
}

/** Say that a scene stands: for the tests, and for what waits for it. */
function drawn() {
  performance.mark("atlas-drawn");
  const root = document.documentElement;
  root.dataset.drawn = "1";
  root.dataset.drawnCount = String(Number(root.dataset.drawnCount ?? 0) + 1);
}

export class Stage {
  /** @type {Scene | null} what is drawn */
  scene = null;
  /** @type {Land | null} with these boundaries */
  land = null;
  /** @type {Arranged | null} what stands where */
  made = null;
  /** @type {import("./held.js").Held | null} where the page's picture had names and marks */
  picture = null;
  /** @type {L.Point | undefined} where the sheet begins on which `made` stands */
  origin;
  /** what is still to be drawn */
  steps = new Steps();

  /** @param {L.Map} map @param {StageOptions} options */
  constructor(map, options) {
    this.map = map;
    this.options = options;
    this.panes = makePanes(map);
    this.tiles = new Tiles(map, options);
    bindRoving(this.panes.element("marks"));
    bindHovering(map, this.panes.element("marks"), () => this.scene);
    map.on("zoomstart", () => map.getContainer().classList.add("zooming"));
    map.on("zoomend", () => this.zoomed());
    map.on("moveend", () => this.moved());
  }

  /** Say on the map's element how near it is, for what the style sheet shows. */
  nearness() {
    const { classList } = this.map.getContainer();
    classList.toggle("far", this.map.getZoom() < ZOOM.national);
    classList.toggle("near", this.map.getZoom() >= ZOOM.local);
  }

  /**
   * Draw a scene; the first time with the coarsest boundaries, later with those at hand for the zoom.
   * @param {Scene} scene
   */
  async show(scene) {
    this.tiles.shown(Boolean(scene.tiles));
    if (scene.tiles) {
      this.scene = scene;
      this.steps.left = null;
      this.tiles.draw(scene);
      drawn();
      return;
    }
    const [land, context] = await Promise.all([this.bestLand(scene), json(scene.geometry.context)]);
    Object.assign(this, { scene, land });
    this.steps.left = this.parts(land, context);
    performance.mark("atlas-taken"); // from now on a press on land is answered, between two steps below the page's picture
    if (this.options.pictured && !this.made) await this.steps.unhurried();
    this.steps.finish();
  }

  /** @param {Land} land @param {import("./ground.js").Context} context */
  *parts(land, context) {
    this.nearness();
    drawGround(this.panes, land, context);
    yield;
    this.shapes();
    yield;
    yield* this.upon();
    this.refine();
  }

  /** @param {Scene} scene */
  async bestLand(scene) {
    return lands.get(scene.geometry[this.level()]) ?? landAt(scene.geometry["400"]);
  }

  level() {
    return /** @type {60 | 150 | 400} */ (at(ZOOM.tolerance_m, this.map.getZoom()));
  }

  /** The scene of geography that is on the map, with its land; null where there is none. */
  get onMap() {
    const { scene, land } = this;
    return scene && land && !scene.tiles ? { scene, land } : null;
  }

  draw() {
    this.shapes();
    finish(this.upon());
  }

  shapes() {
    if (this.onMap) drawRegions(this.panes, this.onMap.land, this.onMap.scene);
  }

  /** Draw what lies upon the land, and say that all is drawn. @returns {Generator<void>} between two steps of it */
  *upon() {
    if (!this.onMap) return;
    const { scene, land } = this.onMap;
    drawSelection(this.panes, land, scene, scene.state.focus);
    drawInset(this.options.inset, land, scene, this.options.texts);
    yield;
    this.lines();
    yield;
    this.arrange();
    drawn();
  }

  lines() {
    if (!this.onMap) return;
    drawBelts(this.panes, this.onMap.scene);
    drawRings(this.panes, this.onMap.scene, this.map.getZoom());
  }

  arrange() {
    if (!this.onMap) return;
    const { scene, land } = this.onMap;
    this.origin = this.map.getPixelOrigin();
    this.made = arrange(this.map, this.panes, scene, land, {
      texts: this.options.texts,
      open: (members, button) => this.options.open(scene, members, button),
      focus: this.options.focus,
      furniture: this.options.furniture(),
      held: placesOf(this.picture, this.map, scene),
    });
    firstStop(this.panes.element("marks"));
    this.cull();
  }

  cull() {
    if (!this.onMap || !this.made) return;
    const unnamed = cull(this.map, this.made, this.options.furniture());
    this.options.unnamed?.(this.onMap.scene, unnamed);
  }

  /** Fetch finer boundaries for this zoom when the browser is idle, and draw with them. */
  refine() {
    const address = this.finest();
    const idle = window.requestIdleCallback ?? ((act) => setTimeout(act, 200));
    if (!address || lands.get(address) === this.land) return;
    idle(
      async () => {
        const land = await landAt(address);
        if (this.finest() !== address || land === this.land) return;
        this.land = land;
        this.draw();
      },
      { timeout: 1500 },
    );
  }

  /** The address of the boundaries that suit the zoom. */
  finest() {
    return this.onMap?.scene.geometry[this.level()];
  }

  zoomed() {
    this.map.getContainer().classList.remove("zooming");
    this.nearness();
    if (!this.onMap || this.steps.wait) return;
    this.lines();
    this.arrange();
    this.refine();
  }

  moved() {
    if (!this.onMap || this.steps.wait) return;
    const astray = !this.origin?.equals(this.map.getPixelOrigin()); // a step wider than the window begins the sheet anew
    if (astray) this.lines();
    const apart = this.made && entered(this.map, this.made);
    if (astray || apart || this.map.getZoom() >= ZOOM.local) this.arrange();
    else this.cull();
  }
}
