/**
 * The map's panes in drawing order, each with its own renderer.
 * @module panes
 * @typedef {L.Path & { _map?: L.Map, options: L.PolylineOptions }} Outline
 */

const { L } = window;
const ORDER = [
  "vignette",
  "context",
  "land",
  "hatch",
  "lines",
  "mdl",
  "selection",
  "belts",
  "sketch",
  "marks",
  "labels",
];
const LOWEST = 210;

/** A shape that repeats the outline of another one that is on the map: projected and clipped once, drawn again. */
/** @type {any} */
const repeated = {
  _project() {
    this._rings = this.options.of._rings;
    this._rawPxBounds = this.options.of._rawPxBounds;
    if (this._rawPxBounds) this._updateBounds();
  },
  _clipPoints() {
    this._parts = this.options.of._parts;
  },
  _simplifyPoints() {},
};
/** @type {Record<"area" | "line", new (shape: any, options: object) => Outline>} */
const FRESH = /** @type {any} */ ({ area: L.Polygon, line: L.Polyline });
/** @type {Record<"area" | "line", new (shape: any, options: object) => Outline>} */
const REPEATED = /** @type {any} */ ({ area: L.Polygon.extend(repeated), line: L.Polyline.extend(repeated) });

/** Make the panes of a map, bottom to top. @param {L.Map} map */
export function makePanes(map) {
  ORDER.forEach((name, i) => {
    map.createPane(name).style.zIndex = String(LOWEST + i * 10);
  });
  return new Panes(map);
}

/** Groups of shapes by pane: clear one, add to one. */
export class Panes {
  /** @param {L.Map} map */
  constructor(map) {
    this.map = map;
    /** @type {Map<string, L.Renderer>} */
    this.renderers = new Map();
    /** @type {Map<string, L.LayerGroup>} */
    this.groups = new Map();
    /** @type {Record<"area" | "line", WeakMap<Nested, Outline>>} */
    this.outlines = { area: new WeakMap(), line: new WeakMap() };
  }

  /** @param {string} name */
  element(name) {
    return /** @type {HTMLElement} */ (this.map.getPane(name));
  }

  /** @param {string} name */
  clear(name) {
    this.groups.get(name)?.clearLayers();
  }

  /** @param {string} name @param {Nested} rings @param {L.PolylineOptions} options */
  area(name, rings, options) {
    this.outline("area", name, rings, { stroke: false, fillOpacity: 1, ...options });
  }

  /** @param {string} name @param {Nested} lines @param {L.PolylineOptions} options */
  line(name, lines, options) {
    this.outline("line", name, lines, { fill: false, ...options });
  }

  /**
   * Add an outline; where the same one is on the map already, it is not computed again.
   * @param {"area" | "line"} kind @param {string} name @param {Nested} shape @param {L.PolylineOptions} given
   */
  outline(kind, name, shape, given) {
    const options = this.options(name, given);
    const known = this.outlines[kind].get(shape);
    if (known?._map && known.options.smoothFactor === options.smoothFactor) {
      this.add(name, new REPEATED[kind]([], { ...options, of: known }));
      return;
    }
    const drawn = new FRESH[kind](shape, options);
    this.outlines[kind].set(shape, drawn);
    this.add(name, drawn);
  }

  /** @param {string} name @param {L.LatLngExpression} centre @param {L.CircleOptions} options */
  circle(name, centre, options) {
    this.add(name, L.circle(centre, this.options(name, options)));
  }

  /** @param {string} name @param {L.Layer} shape */
  add(name, shape) {
    const group = this.groups.get(name) ?? L.layerGroup().addTo(this.map);
    this.groups.set(name, group);
    group.addLayer(shape);
  }

  /** @template {L.PathOptions} Extra @param {string} name @param {Extra} extra */
  options(name, extra) {
    if (!this.renderers.has(name)) this.renderers.set(name, L.svg({ pane: name, padding: 0.35 }));
    return { renderer: this.renderers.get(name), pane: name, interactive: false, smoothFactor: 0.35, ...extra };
  }
}
