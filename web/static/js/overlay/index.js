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

/** The kit of a day, a language and a theme. */
export function kitOf({ asof, lang, theme }) {
  return json(`/overlay/kit.json?asof=${asof}&lang=${lang}&theme=${theme}`);
}

export class Overlay {
  constructor(page) {
    this.page = page;
    this.store = new Store();
    this.store.listeners.push(() => page.redraw().catch((error) => page.failed(error)));
    bindExports(
      this.store,
      () => this.kit,
      (text) => this.say(text),
    );
    new MutationObserver(() => this.table()).observe(page.$("table-body"), { childList: true });
    new MutationObserver((changes) => changes.some(isNews) && this.card()).observe(page.$("card-body"), {
      childList: true,
    });
  }

  /** The scene with the rows on it; legend and table follow. */
  async dress(scene) {
    this.kit = await kitOf(scene.state);
    this.scene = dressed(this.kit, scene, this.store.drawn);
    showLegend(this);
    this.table();
    this.card();
    return this.scene;
  }

  table() {
    if (this.scene) showRows(this.page.$("table-body"), this.kit, this.scene, this.store.drawn.length > 0);
  }

  card() {
    if (this.scene) showInCard(this.page.$("card-body"), this.kit, this.scene, this.page.state.get("focus"));
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

  async take(files) {
    await (await this.dialog()).take(files);
  }

  async takeText(text) {
    await (await this.dialog()).takeText(text);
  }

  /** Rows of records, taken into the store; what is wrong with the others. */
  async read(records) {
    const { stage } = this.page;
    const room = this.store.rows.reduce((left, row) => left - placesOf(row), this.kit.limits.rows);
    const found = read(this.kit, records, (lon, lat) => stage.land?.at(lat, lon) ?? null, room);
    return { ...found, doubles: this.store.add(found.rows) };
  }

  say(text) {
    const { $ } = this.page;
    $("announce").textContent = text;
    const line = $("overlay-said");
    if (line) line.textContent = text;
  }
}

/** Whether a change is the page's, not ours. */
function isNews({ addedNodes }) {
  return [...addedNodes].some((node) => !node.classList?.contains("user-section"));
}
