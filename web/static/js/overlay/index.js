/**
 * A reader's own rows on the map: read, drawn, listed, kept in this tab, sent only with an export.
 * @module overlay/index
 */
import { json } from "../loading.js";
import { Dialog } from "./dialog.js";
import { bindExports } from "./export.js";
import { dressed } from "./layer.js";
import { showLegend } from "./legend.js";
import { placesOf, read } from "./reading.js";
import { showInCard } from "./region.js";
import { showRows } from "./rows.js";
import { Store } from "./store.js";

export { beside } from "./comparison.js";

/**
 * The kit of a day, a language and a theme.
 * @param {{ asof: string, lang: string, theme: string }} state @returns {Promise<Kit>}
 */
export function kitOf({ asof, lang, theme }) {
  return json(`/overlay/kit.json?asof=${asof}&lang=${lang}&theme=${theme}`);
}

export class Overlay {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    /** @type {Kit | null} */
    this.kit = null;
    /** @type {Scene | null} */
    this.scene = null;
    /** @type {Dialog | null} */
    this.box = null;
    this.store = new Store();
    this.store.listeners.push(() => page.redraw().catch((error) => page.failed(error)));
    bindExports(
      this.store,
      () => /** @type {Kit} */ (this.kit),
      (text) => this.say(text),
    );
    new MutationObserver(() => this.table()).observe(page.$("table-body"), { childList: true });
    new MutationObserver((changes) => changes.some(isNews) && this.card()).observe(page.$("card-body"), {
      childList: true,
    });
  }

  /** The scene with the rows on it; legend and table follow. @param {Scene} scene */
  async dress(scene) {
    const kit = await kitOf(scene.state);
    const drawn = dressed(kit, scene, this.store.drawn);
    Object.assign(this, { kit, scene: drawn });
    showLegend(this.page, kit, drawn, this.store);
    this.table();
    this.card();
    return drawn;
  }

  table() {
    const { kit, scene, page, store } = this;
    if (kit && scene) showRows(page.$("table-body"), kit, scene, store.drawn.length > 0);
  }

  card() {
    const { kit, scene, page } = this;
    if (kit && scene) showInCard(page.$("card-body"), kit, scene, page.state.get("focus"));
  }

  async dialog() {
    const { state } = this.page;
    this.kit ??= await kitOf({ asof: state.get("asof"), lang: state.get("lang"), theme: state.get("theme") });
    this.box ??= new Dialog(this);
    return this.box;
  }

  async open() {
    (await this.dialog()).open();
  }

  /** @param {File[]} files */
  async take(files) {
    await (await this.dialog()).take(files);
  }

  /** @param {string} text */
  async takeText(text) {
    await (await this.dialog()).takeText(text);
  }

  /** The municipality at a place of the map. @type {MunicipalityAt} */
  municipalityAt = (lon, lat) => this.page.stage.land?.at(lat, lon) ?? null;

  /** Rows of records, taken into the store; what is wrong with the others. @param {RowRecord[]} records @param {string | null} system */
  read(records, system) {
    const kit = /** @type {Kit} */ (this.kit);
    const room = this.store.rows.reduce((left, row) => left - placesOf(row), kit.limits.rows);
    const found = read(kit, records, this.municipalityAt, room, system);
    return { ...found, doubles: this.store.add(found.rows) };
  }

  /** @param {string} text */
  say(text) {
    const { $ } = this.page;
    $("announce").textContent = text;
    const line = $("overlay-said");
    if (line) line.textContent = text;
  }
}

/** Whether a change is the page's, not ours. @param {MutationRecord} change */
function isNews({ addedNodes }) {
  return [...addedNodes].some((node) => !(node instanceof Element && node.classList.contains("user-section")));
}
