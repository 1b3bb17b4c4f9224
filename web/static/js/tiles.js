/**
 * The tile grid: every province an equal tile with its marks, in place of the map of geography.
 * @module tiles
 */

import { el, mark, svg } from "./dom.js";
import { all, near } from "./finding.js";
import { hatch } from "./patterns.js";
import { bindRoving, firstStop } from "./roving.js";
import { filled } from "./saying.js";
import { withAdded } from "./tile_layers.js";

const MOST = 12;
/** @type {Record<string, [string, number]>} */
const STROKES = { "belt-spine": ["spine", 7], "belt-beads": ["beads", 7] };

/** The grid over a map: drawn from the scene's tiles, shown while the state's frame is that of tiles. */
export class Tiles {
  /** @param {L.Map} map @param {StageOptions} options */
  constructor(map, { texts, open, focus, close }) {
    this.texts = texts;
    this.open = open;
    this.focus = focus;
    this.close = close;
    this.root = el("div", { class: "tiles", role: "group", "aria-label": texts.tiles, hidden: true });
    this.frame = /** @type {HTMLElement} */ (map.getContainer().parentElement);
    map.getContainer().after(this.root);
    map.on("resize", () => this.fit());
    bindRoving(this.root);
    this.root.addEventListener("click", (event) => near(event, "button, a, .tile-popup") ?? close?.());
  }

  /** Show the grid in place of the map, or the map. @param {boolean} tiles */
  shown(tiles) {
    if (tiles && this.root.hidden) this.frame.querySelector(".key")?.removeAttribute("open");
    if (!tiles && !this.root.hidden) this.close?.();
    this.root.hidden = !tiles;
    this.frame.classList.toggle("as-tiles", tiles);
    if (!tiles) this.root.replaceChildren();
  }

  /** Draw the tiles of a scene; what had the keyboard keeps it. @param {Scene} scene */
  draw(scene) {
    const active = /** @type {HTMLElement | null} */ (document.activeElement);
    const kept = active && this.root.contains(active) ? active.dataset.key : null;
    const { columns, rows, items } = withAdded(scene);
    const read = items.toSorted((a, b) => a.row - b.row || a.column - b.column);
    const grid = el("div", { class: "tile-grid" }, ...read.map((tile) => this.tile(scene, tile)));
    grid.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    grid.style.gridTemplateRows = `repeat(${rows}, minmax(min-content, 1fr))`;
    this.root.replaceChildren(grid, el("p", { class: "tile-note" }, this.note(scene)));
    this.fit();
    firstStop(this.root);
    if (kept)
      all(this.root, "[data-key]")
        .find((each) => each.dataset.key === kept)
        ?.focus({ preventScroll: true });
  }

  /** Rows are equal as long as every tile holds what it has; the grid grows where it does not. */
  fit() {
    /** @type {HTMLElement | null} */
    const grid = this.root.querySelector(".tile-grid");
    if (!grid) return;
    grid.style.minHeight = "0";
    grid.style.minHeight = `${grid.scrollHeight}px`;
  }

  /** @param {Scene} scene */
  note({ tiles }) {
    const { tiles_note: note, tiles_poles: poles } = this.texts;
    return tiles?.items.some((tile) => tile.edges.length) ? `${poles} ${note}` : note;
  }

  /** @param {Scene} scene @param {Tile} tile */
  tile(scene, tile) {
    const edges = tile.edges.map((side) => `pole-${side}`).join(" ");
    const chosen = isChosen(scene, tile.region) ? "chosen" : "";
    const made = el(
      "section",
      { class: `tile ${edges} ${chosen}`, "aria-label": scene.regions[tile.region].name },
      ground(tile),
      this.head(tile),
      ...tile.figures.map((figure) => el("p", { class: "tile-figure" }, figure.text)),
      ...tile.nodes.map((node) => this.node(scene, node, tile)),
      this.marks(scene, tile),
      ...tile.empty.map((text) => el("p", { class: "tile-empty" }, text)),
    );
    made.style.gridArea = `${tile.row + 1} / ${tile.column + 1} / span 1 / span ${tile.span}`;
    made.style.color = tile.front;
    return made;
  }

  /** @param {Tile} tile */
  head(tile) {
    const name = this.focus
      ? el("button", { type: "button", class: "tile-name", "data-key": tile.region }, tile.name)
      : el("strong", { class: "tile-name" }, tile.name);
    name.addEventListener("click", () => this.focus?.(tile.region));
    const badge = tile.special
      ? el("span", { class: "tile-special" }, this.texts.special)
      : el("span", { class: "tile-pole" }, tile.pole);
    if (tile.special) badge.style.color = badge.style.borderColor = tile.ink ?? "";
    return el("p", { class: "tile-head" }, name, badge);
  }

  /** @param {Scene} scene @param {TileNode} node @param {Tile} tile */
  node(scene, node, tile) {
    const member = memberOf(scene, node.layer, node.item);
    const button = el(
      "button",
      { type: "button", class: "mark tile-node", tabindex: "-1", "data-key": `${tile.region} ${node.item}` },
      stub(node),
      el("b", { class: "tile-label" }, node.label),
      " ",
      el("span", {}, node.role),
    );
    button.addEventListener("click", () => this.open(scene, [member], button));
    return button;
  }

  /**
   * One mark for each item, or one for each kind with its number where there are many.
   * @param {Scene} scene @param {Tile} tile
   */
  marks(scene, tile) {
    const total = tile.entries.reduce((sum, entry) => sum + (entry.mark && !entry.counts ? entry.count : 1), 0);
    const single = (/** @type {TileEntry} */ entry) => total <= MOST && entry.mark && !entry.counts;
    const parts = tile.entries.flatMap((entry) =>
      single(entry)
        ? entry.items.map((item) => this.sign(scene, tile, entry, [item]))
        : [this.sign(scene, tile, entry, entry.items)],
    );
    return el("p", { class: "tile-marks" }, ...parts);
  }

  /** @param {Scene} scene @param {Tile} tile @param {TileEntry} entry @param {string[]} ids */
  sign(scene, tile, entry, ids) {
    const members = ids.map((id) => memberOf(scene, entry.layer, id));
    const drawing = entry.mark ? mark(scene.marks[entry.mark]) : swatch(entry);
    const seal = entry.mark ? drawing.textContent : "";
    const many = ids.length > 1 || entry.swatch;
    const words = entry.mark ? (many && !entry.counts ? String(ids.length) : "") : `${entry.label} ${ids.length}`;
    const button = el(
      "button",
      {
        type: "button",
        class: "mark tile-mark",
        tabindex: "-1",
        "data-item": ids[0],
        "data-key": `${tile.region} ${ids[0]} ${entry.status}`,
        "aria-label": [named(tile, members, this.texts), seal, words].filter(Boolean).join(", "),
      },
      drawing,
      words ? el("span", { "aria-hidden": "true" }, words) : null,
    );
    button.addEventListener("click", () => this.open(scene, members, button));
    return button;
  }
}

/** @param {Scene} scene @param {string} layerId @param {string} item @returns {Member} */
function memberOf(scene, layerId, item) {
  const layer = /** @type {Layer} */ (scene.layers.find((each) => each.id === layerId));
  return { layer, feature: /** @type {Feature} */ (layer.features.find((each) => each.id === item)) };
}

/** @param {Scene} scene @param {string} region */
function isChosen(scene, region) {
  const focus = scene.state.focus ?? "";
  return (
    focus === region || scene.regions[focus]?.parent === region || Boolean(scene.poles[focus]?.members.includes(region))
  );
}

/** @param {Tile} tile @param {Member[]} members @param {Texts} texts */
function named(tile, members, texts) {
  const [{ layer, feature }] = members;
  const what = members.length === 1 ? feature.label : filled(texts.items, { n: members.length });
  return [tile.name, what, layer.title, feature.status_label].filter(Boolean).join(", ");
}

/** Tints and hatches of a tile, as on the map: the last tint wins, hatches lie over it. @param {Tile} tile */
function ground(tile) {
  const drawing = svg("svg", {
    class: "tile-ground",
    "aria-hidden": "true",
    focusable: "false",
    width: "100%",
    height: "100%",
  });
  const tints = tile.areas.flatMap((each) => each.fill ?? []);
  const hatches = tile.areas.flatMap((each) => (each.hatch ? hatch(each.hatch, tile.ink ?? "#626C77") : []));
  [...tints, ...hatches].forEach((fill) => drawing.append(svg("rect", { width: "100%", height: "100%", fill })));
  return drawing;
}

/** @param {TileEntry} entry */
function swatch({ swatch: looks }) {
  const drawing = svg("svg", {
    class: "tile-swatch",
    width: 20,
    height: 13,
    "aria-hidden": "true",
    focusable: "false",
  });
  drawing.append(svg("rect", { width: 20, height: 13, fill: looks?.colour ?? "none", stroke: "#626C77" }));
  if (looks?.pattern) drawing.append(svg("rect", { width: 20, height: 13, fill: hatch(looks.pattern, "#48535F") }));
  return drawing;
}

/** A belt's node on a piece of its line. @param {TileNode} node */
function stub({ colour: own, pattern }) {
  const colour = own ?? "#1A222C";
  const [kind, width] = STROKES[pattern ?? ""] ?? ["plain", 2];
  const line = (/** @type {Record<string, string | number>} */ extra) =>
    svg("path", { d: "M3 8H21", fill: "none", "stroke-linecap": "round", ...extra });
  const drawing = svg("svg", {
    class: `tile-stub ${kind}`,
    viewBox: "0 0 24 16",
    width: 24,
    height: 16,
    "aria-hidden": "true",
    focusable: "false",
  });
  drawing.append(line({ stroke: colour, "stroke-width": width, "stroke-opacity": kind === "plain" ? 1 : 0.25 }));
  if (kind === "spine") drawing.append(line({ stroke: colour, "stroke-width": 2 }));
  if (kind === "beads") drawing.append(line({ stroke: colour, "stroke-width": 3, "stroke-dasharray": "0.01 6" }));
  drawing.append(svg("circle", { cx: 12, cy: 8, r: 4.6, fill: "#fff", stroke: colour, "stroke-width": 2 }));
  return drawing;
}
