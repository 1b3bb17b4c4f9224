/**
 * An organisation's very many points on the map, in place of their counts by province: loaded where such a layer is on.
 *
 * On paper, in files and where tiles do not arrive the counts stand, with their own legend.
 * @module points/index
 * @typedef {import("./drawing.js").Look} Look
 * @typedef {import("../scene.js").Points} Tiled
 */
import { colour } from "../colours.js";
import { el } from "../dom.js";
import { isArea } from "../features.js";
import { all, near } from "../finding.js";
import { placed } from "../placing.js";
import { Grid } from "./grid.js";
import { legendOf } from "./legend.js";
import { named, rowOf } from "./saying.js";

/** How far beside a mark a press and a pointer may be, in pixels. */
const [PRESSED, POINTED] = [8, 2];
const ASIDE = 14;
const FONT = "600 10px 'Pretendard Variable', sans-serif";
/** What has an answer of its own to a press. */
const ANSWERS = "a, button, .leaflet-popup, .mark";
/** Its own parts of the panel. */
const [OWN, FAILED] = ["[data-points]", "[data-points-failed]"];

export class Points {
  /** @type {Grid | null} */
  grid = null;
  /** @type {Scene | null} the scene with the shades of its counts */
  whole = null;
  failed = false;
  onPaper = false;

  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    const { map, $ } = page;
    const frame = map.getContainer();
    this.tip = el("div", { class: "map-tip", "aria-hidden": "true", hidden: true });
    this.owner = el("span", { class: "attribution-points" });
    frame.append(this.tip);
    document.querySelector(".attribution")?.prepend(this.owner);
    const { dress } = page;
    page.dress = async (scene) => this.dressed(await dress(scene));
    page.onScene(() => this.show());
    map.on("zoomend", () => this.tell());
    new MutationObserver(() => this.tell()).observe($("panel-groups"), { childList: true });
    frame.addEventListener("click", (event) => this.press(event), true);
    frame.addEventListener("pointermove", (event) => this.point(event));
    map.on("zoomstart movestart popupopen", () => (this.tip.hidden = true));
    window.addEventListener("beforeprint", () => this.paper(true));
    window.addEventListener("afterprint", () => this.paper(false));
  }

  /** What is drawn now. @returns {{ scene: Scene, points: Tiled } | null} */
  get drawn() {
    const scene = this.whole;
    const off = this.failed || this.onPaper;
    return scene?.points && !off ? { scene, points: scene.points } : null;
  }

  /** How signs look in the colours and the language of a scene. @param {Scene} scene @param {Tiled} points @returns {Look} */
  look({ state }, { classes }) {
    const short = new Intl.NumberFormat(state.lang, { notation: "compact", maximumFractionDigits: 1 });
    return { classes, casing: colour("casing"), ink: colour("ink"), font: FONT, number: (n) => short.format(n) };
  }

  /** A scene without the shades that the points stand for. @param {Scene} scene */
  dressed(scene) {
    this.whole = scene;
    const { drawn } = this;
    return drawn ? bare(scene, drawn.points.layer) : scene;
  }

  /** Draw the tiles of the scene, or none. */
  show() {
    this.grid?.remove();
    const { map } = this.page;
    const { drawn } = this;
    this.grid = drawn && new Grid(map, drawn.points, this.look(drawn.scene, drawn.points), () => this.fail());
    this.tell();
  }

  /** Say in legend and attribution what is drawn, and whose it is. */
  tell() {
    const { drawn, grid, failed, whole } = this;
    const row = this.row();
    this.owner.textContent = drawn ? `${titleOf(drawn.scene, drawn.points)} · ` : "";
    if (failed) row?.append(row.querySelector(FAILED) ?? this.failure());
    const now = drawn && grid ? (grid.isNear ? "near" : "far") : "";
    const own = row?.querySelector(OWN);
    if (!row || !whole?.points || (own?.getAttribute("data-points") ?? "") === now) return;
    own?.remove();
    all(row, ".legend").forEach((counts) => {
      counts.hidden = Boolean(now);
      if (drawn && now) counts.before(this.legend(drawn.scene, drawn.points, now === "near"));
    });
    this.page.$("panel-groups").dispatchEvent(new Event("legend"));
  }

  /** The layer in the panel, where it is on. */
  row() {
    const id = this.whole?.points?.layer;
    return id ? this.page.$("panel-groups").querySelector(`[data-layer="${id}"]`) : null;
  }

  /**
   * What the marks mean, and the way to the same by keyboard: counts by province and municipality.
   * @param {Scene} scene @param {Tiled} points @param {boolean} close
   */
  legend(scene, points, close) {
    const link = el("a", { href: placed(points.counts), download: true }, points.words.table_csv);
    return el(
      "div",
      { "data-points": close ? "near" : "far" },
      legendOf(points, this.look(scene, points), close),
      el("p", { class: "source-line" }, link),
    );
  }

  failure() {
    return el("p", { class: "caution", "data-points-failed": true }, String(this.whole?.points?.words.failed));
  }

  /** Tiles do not arrive: the counts stand again, and it is said. */
  fail() {
    if (this.failed) return;
    this.failed = true;
    this.page.$("announce").textContent = String(this.whole?.points?.words.failed);
    this.page.redraw().catch(this.page.failed);
  }

  /** What is drawn at an event, if it is of the points. @param {MouseEvent} event @param {number} more */
  found(event, more) {
    const { map } = this.page;
    return this.grid && !near(event, ANSWERS) ? this.grid.signAt(map.mouseEventToLatLng(event), more) : null;
  }

  /** A press on a mark opens what it says; on land beside it chooses the region, as ever. @param {MouseEvent} event */
  press(event) {
    const { page, drawn } = this;
    if (!drawn || page.popup.isOpen || /** @type {any} */ (page.map.dragging).moved()) return;
    const found = this.found(event, PRESSED);
    if (!found) return;
    event.stopPropagation();
    const content = rowOf(page, drawn.scene, found.sign, found.at, this.number);
    page.popup.show(found.at, named(found.sign, drawn.points.words, this.number), content);
  }

  /** @param {PointerEvent} event */
  point(event) {
    const { drawn, tip } = this;
    const still = drawn && event.pointerType === "mouse" && !event.buttons && !this.page.popup.isOpen;
    const found = still ? this.found(event, POINTED) : null;
    tip.hidden = !found;
    this.page.map.getContainer().style.cursor = found ? "pointer" : "";
    if (!found || !drawn) return;
    const frame = this.page.map.getContainer().getBoundingClientRect();
    const said = [named(found.sign, drawn.points.words, this.number), titleOf(drawn.scene, drawn.points)];
    tip.replaceChildren(el("strong", {}, said[0]), el("span", {}, said[1]));
    const left = Math.min(event.clientX - frame.left + ASIDE, frame.width - tip.offsetWidth);
    tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(event.clientY - frame.top + ASIDE)}px)`;
  }

  number = (/** @type {number} */ n) => n.toLocaleString(this.whole?.state.lang);

  /** Paper has the counts: tiles of another window would come too late. @param {boolean} begins */
  paper(begins) {
    const { stage } = this.page;
    if (!this.whole?.points || this.failed) return;
    this.onPaper = begins;
    stage.scene = begins ? this.whole : bare(this.whole, this.whole.points.layer);
    stage.draw();
    this.show();
  }
}

/** @param {Scene} scene @param {string} id @returns {Scene} */
function bare(scene, id) {
  const plain = (/** @type {Feature} */ feature) =>
    isArea(feature) ? { ...feature, fill: null, hatch: null } : feature;
  const layers = scene.layers.map((layer) =>
    layer.id === id
      ? { ...layer, features: layer.features.map((feature) => /** @type {Feature} */ (plain(feature))) }
      : layer,
  );
  return { ...scene, layers };
}

/** @param {Scene} scene @param {Tiled} points */
function titleOf({ layers }, { layer }) {
  return layers.find((each) => each.id === layer)?.title ?? "";
}
