/**
 * A vector tile as marks: where each lies in the tile, for how many points it stands, and which one it is if for one.
 * @module points/reading
 * @typedef {object} Mark
 * @property {number} x from the tile's western edge, of its width
 * @property {number} y from its northern edge
 * @property {number} n how many points it stands for
 * @property {string} id of its one point, where the tile says it
 * @property {string} name
 */
import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";

/** As `layers/tiles/pyramid.py` names them. */
const [LAYER, COUNT] = ["points", "n"];
/** So many marks are read before anything else may be done. */
const AT_ONCE = 400;

/**
 * Read the marks of a tile into a list, a few at a time.
 * @param {ArrayBuffer} bytes @param {Mark[]} marks
 */
export function* read(bytes, marks) {
  const layer = new VectorTile(new PbfReader(bytes)).layers[LAYER];
  for (let i = 0; i < (layer?.length ?? 0); i++) {
    const feature = layer.feature(i);
    const [[at]] = feature.loadGeometry();
    const { [COUNT]: n, id, name } = feature.properties;
    marks.push({
      x: at.x / layer.extent,
      y: at.y / layer.extent,
      n: Number(n ?? 1),
      id: String(id ?? ""),
      name: String(name ?? ""),
    });
    if (i % AT_ONCE === AT_ONCE - 1) yield;
  }
}
