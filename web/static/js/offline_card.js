/**
 * The card of a region: what applies there, how it belongs, and its sources, as `layers/portfolio/portfolio.py` finds it.
 * @module offline_card
 * @typedef {{ above: Map<string, string>, inside: Set<string> }} Near what a region lies in, by relation, and what lies in it
 * @typedef {{ feature: Feature, relation: string }} Entry
 * @typedef {{ layer: Layer, entries: Entry[] }} Section
 * @typedef {{ name: string, en: string, level: string }} Place
 */
import { el, mark } from "./dom.js";
import { markOf } from "./features.js";
import { cite } from "./offline_parts.js";
import { filled } from "./saying.js";

const RELATIONS = ["own", "partner", "successor", "within", "province", "pole", "nation"];
const NATION = "korea";

/**
 * The card of a region on a day, from the scene with every layer on; null where there is no such region then.
 * @param {Store} store @param {Scene} scene @param {string} asked @param {Texts} texts
 */
export function card(store, scene, asked, texts) {
  const head = store.head(scene.state.asof);
  const id = head.former[asked]?.heirs[0] ?? asked;
  const place = placeOf(head, scene, id);
  if (!place) return null;
  const sections = sectionsOf(store, scene, id);
  const numbers = new Map(
    [...new Set(sections.flatMap(({ entries }) => entries.flatMap(({ feature }) => feature.sources)))].map((n, i) => [
      n,
      i + 1,
    ]),
  );
  return [
    header(scene, id, place, texts),
    head.former[asked] ? el("p", { class: "note" }, head.former[asked].notice) : null,
    figures(store.figuresOf(id, scene.state.asof)),
    ...sections.map((section) => sectionOf(scene, section, numbers, texts)),
    sections.length ? null : el("p", { class: "nothing" }, texts.region_none),
    sources(scene, numbers, texts),
  ]
    .map((node) => node?.outerHTML ?? "")
    .join("");
}

/** @param {Head} head @param {Scene} scene @param {string} id @returns {Place | null} */
function placeOf(head, scene, id) {
  return head.wider[id] ?? scene.regions[id] ?? null;
}

/** @param {Scene} scene @param {string} id */
function parts(scene, id) {
  return Object.entries(scene.regions)
    .filter(([, region]) => region.parent === id)
    .map(([part]) => part);
}

/** The pole that a region lies in, once there are poles. @param {Scene} scene @param {string} id */
function poleOf(scene, id) {
  const region = scene.regions[id];
  const pole = region?.pole ?? scene.regions[region?.parent ?? ""]?.pole ?? "";
  return pole in scene.poles ? pole : null;
}

/**
 * What a region lies in, with the relation that this is, and what lies in it.
 * @param {Scene} scene @param {string} id @returns {Near}
 */
function around(scene, id) {
  /** @type {[string | null | undefined, string][]} */
  const owners = [
    [scene.regions[id]?.parent, "province"],
    [poleOf(scene, id), "pole"],
    [NATION, "nation"],
  ];
  const above = new Map(owners.flatMap(([other, name]) => (other && other !== id ? [[other, name]] : [])));
  const provinces =
    id === NATION
      ? Object.keys(scene.regions).filter((one) => scene.regions[one].level === "province")
      : (scene.poles[id]?.members ?? []);
  const below = [
    ...(id === NATION ? Object.keys(scene.poles) : []),
    ...provinces,
    ...[id, ...provinces].flatMap((one) => parts(scene, one)),
  ];
  return { above, inside: new Set(below) };
}

/** @param {LayerVersion["items"][string]} places @param {string} id @param {Near} near @returns {string | null} */
function relation([regions, originals], id, { above, inside }) {
  if (regions.includes(id)) return originals.includes(id) ? (regions.length > 1 ? "partner" : "own") : "successor";
  if (regions.some((region) => inside.has(region))) return "within";
  const over = regions.map((region) => above.get(region));
  return RELATIONS.find((each) => over.includes(each)) ?? null;
}

/** @param {Store} store @param {Scene} scene @param {string} id @returns {Section[]} */
function sectionsOf(store, scene, id) {
  const near = around(scene, id);
  return scene.layers
    .map((layer) => {
      const features = new Map(layer.features.map((feature) => [feature.id, feature]));
      const entries = Object.entries(store.layer(layer.id, scene.state.asof).items)
        .flatMap(([item, places]) => {
          const [feature, found] = [features.get(item), relation(places, id, near)];
          return feature && found ? [{ feature, relation: found }] : [];
        })
        .sort((a, b) => RELATIONS.indexOf(a.relation) - RELATIONS.indexOf(b.relation));
      return { layer, entries };
    })
    .filter(({ entries }) => entries.length);
}

/** @param {Scene} scene @param {string} id @param {Place} place @param {Texts} texts */
function header(scene, id, place, texts) {
  const other = place.name !== place.en;
  const over = [poleOf(scene, id), scene.regions[id]?.parent].flatMap((above) => (above && above !== id ? above : []));
  const count =
    place.level === "province" ? filled(texts.region_municipalities, { count: parts(scene, id).length }) : null;
  return el(
    "header",
    { class: "card-head" },
    el(
      "p",
      { class: "card-above" },
      ...over.flatMap((above) => [
        el("a", { href: "#card", "data-focus": above }, (scene.poles[above] ?? scene.regions[above]).name),
        " ",
      ]),
    ),
    el("h2", {}, place.name),
    el(
      "p",
      { class: "card-sub" },
      other ? el("span", { lang: "en" }, place.en) : null,
      other && count ? " · " : null,
      count,
    ),
  );
}

/** @param {HeadlineFigure[]} found */
function figures(found) {
  if (!found.length) return null;
  return el(
    "dl",
    { class: "figures" },
    ...found.map((each) =>
      el(
        "div",
        { class: "figure" },
        el(
          "dt",
          {},
          `${each.label} `,
          el("span", { class: "year" }, each.year),
          each.note ? " " : null,
          each.note ? el("span", { class: "reason" }, each.note) : null,
        ),
        el("dd", {}, each.before, el("strong", {}, each.amount), el("span", { class: "unit" }, each.unit)),
      ),
    ),
  );
}

/** @param {Scene} scene @param {Section} section @param {Map<number, number>} numbers @param {Texts} texts */
function sectionOf(scene, { layer, entries }, numbers, texts) {
  return el(
    "section",
    { class: "card-section", "aria-labelledby": `card-${layer.id}` },
    el("h3", { id: `card-${layer.id}` }, `${layer.title} `, el("span", { class: "number" }, String(entries.length))),
    el("ul", { class: "entries" }, ...entries.map((entry) => entryOf(scene, entry, numbers, texts))),
  );
}

/** @param {Scene} scene @param {Entry} entry @param {Map<number, number>} numbers @param {Texts} texts */
function entryOf(scene, { feature, relation: how }, numbers, texts) {
  const about = [...new Set([feature.role, feature.detail, feature.date].filter(Boolean))].join(" · ");
  const seal = scene.marks[markOf(feature) ?? ""];
  return el(
    "li",
    { class: "entry" },
    seal ? el("span", { class: "seal" }, mark(seal)) : null,
    el(
      "div",
      { class: "entry-words" },
      el(
        "p",
        { class: "entry-name" },
        el("span", {}, feature.label),
        how === "own" ? null : " ",
        how === "own" ? null : el("span", { class: "relation" }, texts[`relation_${how}`]),
        ...feature.sources.map((n) => cite(numbers.get(n), "card-source")),
      ),
      about ? el("p", { class: "entry-about" }, about) : null,
      ...feature.flag_labels.map((label) => el("span", { class: "flag" }, label)),
    ),
    feature.status ? el("span", { class: `chip chip-${feature.status}` }, feature.status_label) : null,
  );
}

/** @param {Scene} scene @param {Map<number, number>} numbers @param {Texts} texts */
function sources(scene, numbers, texts) {
  if (!numbers.size) return null;
  const notes = new Map(scene.footnotes.map((note) => [note.n, note]));
  return el(
    "section",
    { class: "card-sources", "aria-label": texts.sources },
    el("h3", {}, texts.sources),
    el(
      "ol",
      {},
      ...[...numbers].map(([old, n]) =>
        el(
          "li",
          { id: `card-source-${n}`, value: n },
          el("span", {}, notes.get(old)?.publisher),
          ` ${notes.get(old)?.date ?? ""}`,
        ),
      ),
    ),
  );
}
