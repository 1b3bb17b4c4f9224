/**
 * The card of a region: what applies there, how it belongs, and its sources, put together from the service's own parts.
 * @module offline_card
 * @typedef {(document: string) => number} NumberOf
 */

/** What stands nowhere known is the nation's. */
const NATION = "korea";
/** Documents that a card cites for an item, as `web/telling/cards.py` has it; the page of the item has all. */
const MOST_CITED = 2;

/**
 * The card of a region on a day; null where there is no such region then.
 * @param {Store} store @param {string} asked @param {string} asof
 */
export function card(store, asked, asof) {
  const region = store.card(asked, asof);
  if (!region) return null;
  /** @type {Map<string, number>} */
  const numbers = new Map();
  const numberOf = (/** @type {string} */ document) => {
    if (!numbers.has(document)) numbers.set(document, numbers.size + 1);
    return numbers.get(document) ?? 0;
  };
  const sections = store.ids.map((layer) => section(store, layer, region.id, asof, numberOf)).join("");
  const sources = [...numbers].map(([document, n]) => store.filled(store.documents[document].source, { n }));
  return [
    store.text(region.head),
    sections || store.parts.nothing,
    sources.length ? store.filled(store.parts.sources, { sources: sources.join("") }) : "",
  ].join("");
}

/** @param {Store} store @param {string} layer @param {string} region @param {string} asof @param {NumberOf} numberOf */
function section(store, layer, region, asof, numberOf) {
  const { items, features, section: frame } = store.layer(layer, asof);
  const order = Object.keys(store.parts.relations);
  const entries = Object.values(items)
    .flatMap(([regions, originals, , , entry, place]) => {
      const relation = entry === undefined ? null : belonging(store, regions, originals, region, asof);
      return relation && entry !== undefined ? [{ entry, relation, documents: features[place ?? 0][2] }] : [];
    })
    .sort((a, b) => order.indexOf(a.relation) - order.indexOf(b.relation))
    .map(({ entry, relation, documents }) =>
      store.filled(store.text(entry), {
        belongs: store.parts.relations[relation],
        cites: documents
          .slice(0, MOST_CITED)
          .map((document) => store.filled(store.parts.cite, { n: numberOf(document) }))
          .join(""),
      }),
    );
  if (!entries.length) return "";
  return store.filled(store.text(frame), { count: entries.length, entries: entries.join("") });
}

/**
 * How an item of some regions belongs to a region, as `layers/portfolio/portfolio.py` finds it; null where it does not.
 * @param {Store} store @param {string[]} regions @param {string[]} originals @param {string} id @param {string} asof
 */
function belonging(store, regions, originals, id, asof) {
  if (!regions.length) return id === NATION ? "within" : null;
  if (regions.includes(id)) return originals.includes(id) ? (regions.length > 1 ? "partner" : "own") : "successor";
  if (regions.some((region) => store.above(region, asof)[id])) return "within";
  const above = store.above(id, asof);
  const old = originals.some((region) => region in above); // what one of several merged regions had stays within its bounds
  const over = regions.filter((region) => old || originals.includes(region)).map((region) => above[region]);
  return Object.keys(store.parts.relations).find((relation) => over.includes(relation)) ?? null;
}
