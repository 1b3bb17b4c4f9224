/**
 * A scene put together from the versions of its layers: letter for letter what the service would write.
 * @module offline_scene
 */
import { filled, numbered } from "./offline_store.js";
import { sourceLine, words } from "./offline_words.js";

const written = (/** @type {unknown} */ value) => JSON.stringify(value);
const list = (/** @type {(string | number)[]} */ texts) => `[${texts.join(", ")}]`;

/** The scene of some layers on a day. @param {Store} store @param {AskedState} asked */
export async function scene(store, asked) {
  const { layers, asof, focus } = asked;
  const head = store.head(asof);
  const versions = layers.map((id) => store.shown(id, asked));
  const documents = numbered(versions);
  const texts = versions.map((version) => layerText(store, version, documents));
  const drawn = texts.map((text) => JSON.parse(text));
  const said = words(drawn, asof, head.provinces, store.words);
  const parts = {
    state: filled(head.state, { asof: written(asof), focus: written(focus), layers: list(layers.map(written)) }),
    ...Object.fromEntries(Object.entries(said).map(([name, value]) => [name, written(value)])),
    notices: list(notices(head, versions, focus).map(written)),
    layers: list(texts),
    marks: marks(store, versions),
    footnotes: list(
      [...documents].map(([id, { n, href }]) =>
        filled(store.documents[id].text, { n: String(n), href: written(href) }),
      ),
    ),
    fingerprint: '""',
  };
  const code = await fingerprint(filled(head.scene, { ...parts, data_version: '""' }));
  return finished(JSON.parse(filled(head.scene, { ...parts, data_version: written(store.data_version) })), code);
}

/**
 * A layer's own text with the numbers that its documents have on this map.
 * @param {Store} store @param {LayerVersion} version @param {Map<string, Cited>} documents
 */
function layerText(store, version, documents) {
  const numbers = (/** @type {string[]} */ ids) => ids.map((id) => numberOf(documents, id));
  const feature = (/** @type {LayerVersion["features"][number]} */ [before, after, ids]) =>
    `${store.text(before)}${list(numbers(ids))}${store.text(after)}`;
  const sources = numbers(version.sources).sort((a, b) => a - b);
  return filled(version.text, {
    features: list(version.features.map(feature)),
    source_text: written(sourcesOf(store, version, documents)),
    sources: list(sources),
  });
}

/**
 * The line that names a layer's documents, in the order of their numbers.
 * @param {Store} store @param {LayerVersion} version @param {Map<string, Cited>} documents
 */
export function sourcesOf(store, version, documents) {
  const ordered = [...version.sources].sort((a, b) => numberOf(documents, a) - numberOf(documents, b));
  return sourceLine(
    ordered.map((id) => store.documents[id].short),
    store.words,
  );
}

/** @param {Map<string, Cited>} documents @param {string} id */
function numberOf(documents, id) {
  return documents.get(id)?.n ?? 0;
}

/** @param {Head} head @param {LayerVersion[]} versions @param {string | null} focus */
function notices(head, versions, focus) {
  return [head.former[focus ?? ""], ...versions.map((version) => version.absent)].filter(Boolean);
}

/** @param {Store} store @param {LayerVersion[]} versions */
function marks(store, versions) {
  const keys = [...new Set(versions.flatMap((version) => version.marks))].sort();
  return `{${keys.map((key) => `${written(key)}: ${written(store.marks[key])}`).join(", ")}}`;
}

/**
 * The short hash of a scene's text without its data version, or nothing where a browser computes none (not a secure page).
 * @param {string} text
 */
async function fingerprint(text) {
  if (!globalThis.crypto?.subtle) return "";
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  const hex = [...digest.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 4)}-${hex.slice(4)}`;
}

/**
 * The scene as the page draws it: boundaries from the file, no tiles and no addresses of the service.
 * @param {Scene} drawn @param {string} code
 */
function finished(drawn, code) {
  drawn.fingerprint = code;
  drawn.points = null;
  const land = `land-${drawn.vintage}`;
  drawn.geometry = { 400: land, 150: land, 60: land, context: "context" };
  drawn.layers.flatMap((layer) => layer.features).forEach((feature) => (feature.href = ""));
  return drawn;
}
