/**
 * Layers that were put on a scene after its tiles were made, such as a reader's own rows.
 * @module tile_layers
 */
import { isPlaced } from "./features.js";

/** The tiles of a scene with the marks of every layer that its state does not name. @param {Scene} scene */
export function withAdded(scene) {
  const tiles = scene.tiles ?? { columns: 0, rows: 0, items: [] };
  const added = scene.layers.filter((layer) => !scene.state.layers.includes(layer.id));
  if (!added.length) return tiles;
  const items = tiles.items.map((tile) => {
    const entries = added.flatMap((layer) => entriesOf(scene, layer, tile.region));
    return entries.length ? { ...tile, entries: [...tile.entries, ...entries], empty: [] } : tile;
  });
  return { ...tiles, items };
}

/**
 * One entry for each mark of a layer in a province.
 * @param {Scene} scene @param {Layer} layer @param {string} province
 */
function entriesOf(scene, layer, province) {
  /** @type {Map<string, { layer: string, status: string | null, items: Set<string>, mark: string }>} */
  const groups = new Map();
  for (const feature of layer.features.filter(isPlaced)) {
    const { mark } = feature;
    if (!mark) continue;
    if (!feature.regions.flatMap((id) => homes(scene, id)).includes(province)) continue;
    const found = groups.get(mark) ?? {
      layer: layer.id,
      status: feature.status,
      items: new Set(),
      mark,
    };
    found.items.add(feature.id);
    groups.set(mark, found);
  }
  return [...groups.values()].map((each) => ({
    ...each,
    items: [...each.items],
    count: each.items.size,
    swatch: null,
    label: "",
    counts: false,
  }));
}

/** @param {Scene} scene @param {string} id */
function homes(scene, id) {
  return scene.poles[id]?.members ?? [scene.regions[id]?.parent ?? id];
}
