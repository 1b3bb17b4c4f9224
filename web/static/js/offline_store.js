/**
 * What the file knows: every layer, region and figure by the day from which it stands so.
 * @module offline_store
 */

/** Stands on both sides of a gap's name in a text, as `web/one_file/pieces.py` wrote it. */
const CUT = "\ue000";

export class Store {
  /**
   * @param {StoreData} data as `web/one_file/store.py` wrote it
   * @param {string} theme whose colours are shown
   */
  constructor(data, theme) {
    const { layers, heads, marks } = data.themes[theme];
    this.theme = theme;
    this.words = data.words;
    this.data_version = data.data_version;
    this.first = data.first;
    this.groups = data.groups;
    this.cards = data.cards;
    this.parts = data.card;
    this.table = data.table;
    this.footnotes = data.footnotes;
    this.documents = data.documents;
    this.texts = data.texts;
    this.synonyms = data.synonyms;
    this.naming = data.naming;
    this.layers = layers;
    this.heads = heads;
    this.marks = marks;
    this.byId = new Map(this.layers.map((layer) => [layer.id, layer]));
  }

  /** Ids of all layers, in the order of the catalogue. */
  get ids() {
    return this.layers.map((layer) => layer.id);
  }

  /** Whether a text is a day of the record. @param {string} day */
  reaches(day) {
    return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && day >= this.heads[0][0];
  }

  /** Whether a region is or was, on a day. @param {string} region @param {string} day */
  knows(region, day) {
    const head = this.head(day);
    return region in head.former || head.known.includes(region);
  }

  /** A text that is kept once. @param {number} number */
  text(number) {
    return this.texts[number];
  }

  /** What a scene is without layers on a day. @param {string} day */
  head(day) {
    return versionOf(this.heads, day) ?? this.heads[0][1];
  }

  /** A layer on a day. @param {string} id @param {string} day */
  layer(id, day) {
    const versions = this.byId.get(id)?.versions ?? [];
    return versionOf(versions, day) ?? versions[0][1];
  }

  /** A layer on a day on a map of some layers: on the first map it may be another. @param {string} id @param {AskedState} state */
  shown(id, { layers, asof }) {
    const version = this.layer(id, asof);
    return layers.join() === this.first.join() ? { ...version, ...version.first } : version;
  }

  /** The head of a region's card on a day; null where there is no such region then. @param {string} region @param {string} day */
  card(region, day) {
    return versionOf(this.cards[region] ?? [], day);
  }

  /** What a region lies in on a day, with the relation that this is. @param {string} region @param {string} day @returns {Record<string, string>} */
  above(region, day) {
    return JSON.parse(this.text(this.card(region, day)?.above ?? -1) ?? "{}");
  }

  /** A part of a page with its gaps filled by name. @param {string} html @param {Record<string, string | number>} values */
  filled(html, values) {
    return filled(html.split(CUT), values);
  }
}

/**
 * The version that stands on a day: the last that begins by then.
 * @template T @param {Versions<T>} versions @param {string} day
 */
function versionOf(versions, day) {
  return versions.findLast(([from]) => from <= day)?.[1] ?? null;
}

/** Pieces of text with their gaps filled by name. @param {Pieces} pieces @param {Record<string, string | number>} values */
export function filled(pieces, values) {
  return pieces.map((piece, i) => (i % 2 ? values[piece] : piece)).join("");
}

/**
 * Documents by number, as they are first cited by some layers in order: {n, href} by document.
 * @param {LayerVersion[]} versions
 */
export function numbered(versions) {
  /** @type {Map<string, Cited>} */
  const found = new Map();
  for (const [document, href] of versions.flatMap((version) => version.cites)) {
    if (!found.has(document)) found.set(document, { n: found.size + 1, href });
  }
  return found;
}
