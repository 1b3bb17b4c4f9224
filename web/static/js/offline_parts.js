/**
 * The panel and the table, put together from the rows that the service rendered.
 * @module offline_parts
 */
import { el, part } from "./dom.js";
import { all, one } from "./finding.js";
import { sourcesOf } from "./offline_scene.js";
import { numbered } from "./offline_store.js";

/** The layer panel at a day with some layers on, as HTML. @param {Store} store @param {AskedState} asked */
export function panel(store, asked) {
  const { layers } = asked;
  const whole = store.ids.map((id) => store.shown(id, asked));
  const documents = numbered(whole);
  const rows = store.layers.map(({ id, group }, i) => {
    const sources = el("i", {}, sourcesOf(store, whole[i], documents)).innerHTML;
    return {
      group,
      on: layers.includes(id),
      html: store.filled(store.text(whole[i].panel[Number(layers.includes(id))]), { sources }),
    };
  });
  const inside = (/** @type {string} */ id) => rows.filter(({ group }) => group === id);
  const told = store.groups.map(({ id, before, after }) => {
    const own = inside(id);
    const count = `${own.filter(({ on }) => on).length}/${own.length}`;
    return store.filled(before, { count }) + own.map(({ html }) => html).join("") + after;
  });
  return told.join("");
}

/** The table of a scene with its sources, as HTML. @param {Store} store @param {Scene} scene */
export function table(store, scene) {
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
    one(row, ".cites").replaceChildren(
      ...(rows[i].sources ?? []).map((n) => el("a", { class: "cite", href: `#source-${n}` }, String(n))),
    );
  });
  const notes = scene.footnotes.map(({ n, document }) => store.filled(store.documents[document].footnote, { n }));
  return wrap.outerHTML + (notes.length ? store.footnotes.before + notes.join("") + store.footnotes.after : "");
}
