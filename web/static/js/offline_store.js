/**
 * What the file knows: every layer, region and figure by the day from which it stands so.
 * @module offline_store
 */

export class Store {
  /**
   * @param {object} data as `web/one_file/store.py` wrote it
   * @param {string} theme whose colours are shown
   */
  constructor(data, theme) {
    Object.assign(this, data, data.themes[theme], { theme });
    this.byId = new Map(this.layers.map((layer) => [layer.id, layer]));
  }

  /** Ids of all layers, in the order of the catalogue. */
  get ids() {
    return this.layers.map((layer) => layer.id);
  }

  /** Whether a text is a day of the record. */
  reaches(day) {
    return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && day >= this.heads[0][0];
  }

  /** Whether a region is or was, on a day. */
  knows(region, day) {
    const head = this.head(day);
    return region in head.former || head.known.includes(region);
  }

  /** A text that is kept once. */
  text(number) {
    return this.texts[number];
  }

  /** What a scene is without layers on a day. */
  head(day) {
    return versionOf(this.heads, day);
  }

  /** A layer on a day. */
  layer(id, day) {
    return versionOf(this.byId.get(id).versions, day);
  }

  /** The headline figures of a region on a day. */
  figuresOf(region, day) {
    return versionOf(this.figures[region] ?? [], day)?.figures ?? [];
  }
}

/** The version that stands on a day: the last that begins by then. */
function versionOf(versions, day) {
  return versions.findLast(([from]) => from <= day)?.[1] ?? null;
}

/** Pieces of text with their gaps filled by name. */
export function filled(pieces, values) {
  return pieces.map((piece, i) => (i % 2 ? values[piece] : piece)).join("");
}

/** Documents by number, as they are first cited by some layers in order: {n, href} by document. */
export function numbered(versions) {
  const found = new Map();
  for (const [document, href] of versions.flatMap((version) => version.cites)) {
    if (!found.has(document)) found.set(document, { n: found.size + 1, href });
  }
  return found;
}
