/**
 * The panel and the table, put together from the rows that the service rendered.
 * @module offline_parts
 */
import { el, part } from "./dom.js";
import { all, one } from "./finding.js";
import { sourcesOf } from "./offline_scene.js";
import { numbered } from "./offline_store.js";

/** Stands in a layer's row for the documents, whose order depends on the others. */
const SOURCES = "\ue001";

/** The layer panel at a day with some layers on, as HTML. @param {Store} store @param {AskedState} askedState */
export function panel(store, { layers, asof }) {
  const whole = store.ids.map((id) => store.layer(id, asof));
  const documents = numbered(whole);
  const rows = store.layers.map(({ id, group }, i) => {
    const html = store.text(whole[i].panel[Number(layers.includes(id))]);
    return { group, nodes: sourced(part(html), sourcesOf(store, whole[i], documents)) };
  });
  return store.groups
    .map(({ id, title }) =>
      el(
        "fieldset",
        { class: "group", "data-group": id },
        el("legend", {}, title),
        ...rows.filter(({ group }) => group === id).flatMap(({ nodes }) => nodes),
      ),
    )
    .map((group) => group.outerHTML)
    .join("");
}

/** @param {Node[]} nodes @param {string} line */
function sourced(nodes, line) {
  for (const node of nodes) {
    const words = node instanceof Element ? node.querySelector(".source-line")?.firstChild : null;
    if (words instanceof Text) words.data = words.data.replace(SOURCES, () => line);
  }
  return nodes;
}

/** The table of a scene with its sources, as HTML. @param {Store} store @param {Scene} scene @param {Texts} texts */
export function table(store, scene, texts) {
  const rows = scene.layers.flatMap((layer) => {
    const cited = new Map(layer.features.toReversed().map(({ id, sources }) => [id, sources]));
    const ids = [...new Set(layer.features.map(({ id }) => id))];
    return store.layer(layer.id, scene.state.asof).rows.map((number, i) => ({ number, sources: cited.get(ids[i]) }));
  });
  if (!rows.length) return store.table.nothing;
  const [wrap] = part(
    `${store.table.before}${rows.map(({ number }) => store.text(number)).join("")}${store.table.after}`,
  ).filter((node) => node instanceof HTMLElement);
  wrap.setAttribute("aria-label", scene.subtitle);
  one(wrap, "caption").textContent = scene.subtitle;
  all(wrap, "tbody > tr").forEach((row, i) => {
    row.id = `row-${i + 1}`;
    one(row, ".cites").replaceChildren(...(rows[i].sources ?? []).map((n) => cite(n, "source")));
  });
  return wrap.outerHTML + footnotes(scene.footnotes, texts).outerHTML;
}

/** The number of a source, which leads to it. @param {number | undefined} n @param {string} prefix */
export function cite(n, prefix) {
  return el("a", { class: "cite", href: `#${prefix}-${n}` }, String(n));
}

/** @param {Footnote[]} notes @param {Texts} texts */
function footnotes(notes, texts) {
  return el(
    "section",
    { class: "footnotes", "aria-label": texts.sources },
    el("h2", {}, texts.sources),
    el(
      "ol",
      {},
      ...notes.map((note) =>
        el(
          "li",
          { id: `source-${note.n}`, value: note.n },
          el("span", {}, note.publisher),
          " ",
          el("span", { class: "source-title" }, note.title),
          " ",
          el("span", { class: "date" }, note.date),
          note.grade === 3 ? el("span", { class: "flag" }, texts.grade_3) : null,
        ),
      ),
    ),
  );
}
