/**
 * The map's panes in drawing order, each with its own renderer.
 * @module panes
 */

const { L } = window;
const ORDER = ["vignette", "context", "land", "hatch", "lines", "mdl", "selection", "belts", "sketch", "marks", "labels"];
const LOWEST = 210;

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
  }

  element(name) {
    return this.map.getPane(name);
  }

  clear(name) {
    this.groups.get(name)?.clearLayers();
  }

  area(name, rings, options) {
    this.add(name, L.polygon(rings, this.options(name, { stroke: false, fillOpacity: 1, ...options })));
  }

  line(name, lines, options) {
    this.add(name, L.polyline(lines, this.options(name, { fill: false, ...options })));
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
