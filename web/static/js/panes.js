/**
 * The map's panes in drawing order, each with its own renderer.
 * @module panes
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
const FRESH = { area: L.Polygon, line: L.Polyline };
const REPEATED = { area: L.Polygon.extend(repeated), line: L.Polyline.extend(repeated) };

/** Make the panes of a map, bottom to top. */
export function makePanes(map) {
  ORDER.forEach((name, i) => {
    map.createPane(name).style.zIndex = String(LOWEST + i * 10);
  });
  return new Panes(map);
}

/** Groups of shapes by pane: clear one, add to one. */
export class Panes {
  constructor(map) {
    this.map = map;
    this.renderers = new Map();
    this.groups = new Map();
    this.outlines = { area: new WeakMap(), line: new WeakMap() };
  }

  element(name) {
    return this.map.getPane(name);
  }

  clear(name) {
    this.groups.get(name)?.clearLayers();
  }

  area(name, rings, options) {
    this.outline("area", name, rings, { stroke: false, fillOpacity: 1, ...options });
  }

  line(name, lines, options) {
    this.outline("line", name, lines, { fill: false, ...options });
  }

  /** Add an outline; where the same one is on the map already, it is not computed again. */
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

  circle(name, centre, options) {
    this.add(name, L.circle(centre, this.options(name, options)));
  }

  add(name, shape) {
    if (!this.groups.has(name)) this.groups.set(name, L.layerGroup().addTo(this.map));
    this.groups.get(name).addLayer(shape);
  }

  options(name, extra) {
    if (!this.renderers.has(name)) this.renderers.set(name, L.svg({ pane: name, padding: 0.35 }));
    return { renderer: this.renderers.get(name), pane: name, interactive: false, smoothFactor: 0.35, ...extra };
  }
}
