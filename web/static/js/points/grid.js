/**
 * The tiles of a set of points on the map: fetched, read and drawn one by one, each remembered for who points at it.
 * @module points/grid
 * @typedef {import("./reading.js").Mark} Mark
 * @typedef {import("./grouping.js").Sign} Sign
 * @typedef {import("./drawing.js").Look} Look
 * @typedef {import("../scene.js").Points} Points
 * @typedef {{ signs: Sign[], given: AbortController, job: Iterator<unknown> | null }} Held
 * @typedef {(error: Error | undefined, tile: HTMLElement) => void} Done
 */
import { placed } from "../placing.js";
import { drawCells, drawGroups } from "./drawing.js";
import { cellsOf, groupsOf, signAt } from "./grouping.js";
import { Queue } from "./queue.js";
import { read } from "./reading.js";

const { L } = window;
/** Above the land and its hatches, below borders and marks. */
const [PANE, HEIGHT] = ["points", "245"];
const SIZE = 256;
/** Room around a tile for what reaches over its edge, in pixels. */
const MARGIN = 18;
const SHARPEST = 2;
const AGAIN_MS = 1500;

export class Grid {
  /** @type {Map<string, Held>} */
  held = new Map();
  queue = new Queue();

  /**
   * @param {L.Map} map @param {Points} points @param {Look} look
   * @param {(error: Error) => void} failed told once a tile could not be had
   */
  constructor(map, points, look, failed) {
    this.map = map;
    this.points = points;
    this.look = look;
    this.failed = failed;
    const pane = map.getPane(PANE) ?? map.createPane(PANE);
    pane.style.zIndex = HEIGHT;
    pane.style.pointerEvents = "none";
    const options = { pane: PANE, tileSize: SIZE, minNativeZoom: points.least, maxNativeZoom: points.most };
    this.layer = L.gridLayer({ ...options, updateWhenIdle: false, updateWhenZooming: false, keepBuffer: 1 });
    /** @type {any} */ (this.layer).createTile = (/** @type {L.Coords} */ at, /** @type {Done} */ done) =>
      this.tile(at, done);
    this.layer.on("tileunload", ({ coords }) => this.forget(keyOf(coords)));
    this.layer.addTo(map);
  }

  remove() {
    this.layer.remove();
    [...this.held.keys()].forEach((key) => this.forget(key));
  }

  /** Whether single points are told apart at the zoom of the map. */
  get isNear() {
    return Math.round(this.map.getZoom()) >= this.points.single;
  }

  /** @param {L.Coords} at @param {Done} done */
  tile(at, done) {
    const tile = document.createElement("div");
    /** @type {Held} */
    const held = { signs: [], given: new AbortController(), job: null };
    this.held.set(keyOf(at), held);
    this.bytes(at, held.given.signal)
      .then((bytes) => {
        held.job = this.drawing(at, bytes, tile, held, done);
        this.queue.add(held.job);
      })
      .catch((error) => held.given.signal.aborted || this.failed(error));
    return tile;
  }

  /** What a tile holds; asked for once more where it did not come. @param {L.Coords} at @param {AbortSignal} signal */
  async bytes(at, signal) {
    const address = placed(L.Util.template(this.points.tiles, at));
    const asked = () => fetch(address, { signal, credentials: "same-origin" });
    const answer = await asked().catch(() => later(AGAIN_MS, signal).then(asked));
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return answer.arrayBuffer();
  }

  /** @param {L.Coords} at @param {ArrayBuffer} bytes @param {HTMLElement} tile @param {Held} held @param {Done} done */
  *drawing(at, bytes, tile, held, done) {
    /** @type {Mark[]} */
    const marks = [];
    try {
      if (bytes.byteLength) yield* read(bytes, marks);
    } catch (error) {
      this.failed(/** @type {Error} */ (error));
      return;
    }
    const near = at.z >= this.points.single;
    held.signs = near ? groupsOf(marks, SIZE) : cellsOf(marks, this.points.cells, SIZE);
    yield;
    if (held.signs.length) tile.append(this.picture(held.signs, near));
    done(undefined, tile);
  }

  /** @param {Sign[]} signs @param {boolean} near */
  picture(signs, near) {
    const ratio = Math.min(SHARPEST, Math.ceil(window.devicePixelRatio));
    const side = SIZE + 2 * MARGIN;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = side * ratio;
    Object.assign(canvas.style, { position: "absolute", left: `${-MARGIN}px`, top: `${-MARGIN}px` });
    Object.assign(canvas.style, { width: `${side}px`, height: `${side}px` });
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.scale(ratio, ratio);
    pen.translate(MARGIN, MARGIN);
    (near ? drawGroups : drawCells)(pen, signs, this.look);
    return canvas;
  }

  /** @param {string} key */
  forget(key) {
    const held = this.held.get(key);
    if (!held) return;
    held.given.abort();
    if (held.job) this.queue.drop(held.job);
    this.held.delete(key);
  }

  /** What is drawn at a place of the map. @param {L.LatLng} place @param {number} more pixels that a press may miss it by */
  signAt(place, more) {
    const zoom = Math.max(this.points.least, Math.min(this.points.most, Math.round(this.map.getZoom())));
    const { x, y } = this.map.project(place, zoom);
    const reach = MARGIN + more;
    const columns = new Set([x - reach, x, x + reach].map((each) => Math.floor(each / SIZE)));
    const rows = new Set([y - reach, y, y + reach].map((each) => Math.floor(each / SIZE)));
    const signs = [...columns].flatMap((column) =>
      [...rows].flatMap((row) => {
        const found = this.held.get(keyOf({ x: column, y: row, z: zoom }))?.signs ?? [];
        const [left, top] = [column * SIZE, row * SIZE];
        return found.map((sign) => ({ ...sign, x: sign.x + left, y: sign.y + top }));
      }),
    );
    const sign = signAt(signs, x, y, more);
    return sign ? { sign, at: this.map.unproject([sign.x, sign.y], zoom) } : null;
  }
}

/** @param {{ x: number, y: number, z: number }} at */
function keyOf({ x, y, z }) {
  return `${z}/${x}/${y}`;
}

/** @param {number} ms @param {AbortSignal} signal @returns {Promise<void>} */
function later(ms, signal) {
  return new Promise((go, stop) => {
    signal.addEventListener("abort", () => stop(signal.reason));
    setTimeout(go, ms);
  });
}
