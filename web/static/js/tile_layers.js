/**
 * Layers that were put on a scene after its tiles were made, such as a reader's own rows.
 * @module tile_layers
 */

const MARKED = new Set(["point", "ring", "badge"]);

/** The tiles of a scene with the marks of every layer that its state does not name. */
export function withAdded(scene) {
  const added = scene.layers.filter((layer) => !scene.state.layers.includes(layer.id));
  if (!added.length) return scene.tiles;
  const items = scene.tiles.items.map((tile) => {
    const entries = added.flatMap((layer) => entriesOf(scene, layer, tile.region));
    return entries.length ? { ...tile, entries: [...tile.entries, ...entries], empty: [] } : tile;
  });
  return { ...scene.tiles, items };
}

/** One entry for each mark of a layer in a province. */
function entriesOf(scene, layer, province) {
  const groups = new Map();
  for (const feature of layer.features.filter((each) => MARKED.has(each.kind) && each.mark)) {
    if (!feature.regions.flatMap((id) => homes(scene, id)).includes(province)) continue;
    const found = groups.get(feature.mark) ?? {
      layer: layer.id,
      status: feature.status,
      items: new Set(),
      mark: feature.mark,
    };
    found.items.add(feature.id);
    groups.set(feature.mark, found);
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

function homes(scene, id) {
  return scene.poles[id]?.members ?? [scene.regions[id]?.parent ?? id];
}
