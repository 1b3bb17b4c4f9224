/**
 * The rows of this tab beside a comparison: counted by region and status, listed, and sent with its exports.
 * @module overlay/comparison
 */
import { el, mark } from "../dom.js";
import { one } from "../finding.js";
import { json } from "../loading.js";
import { filled, wordOf } from "../saying.js";
import { bindExports } from "./export.js";
import { regionName, standing } from "./layer.js";
import { Store } from "./store.js";

/** Fill the section of a comparison; it stays hidden where the tab has no rows. @param {HTMLElement} section */
export async function beside(section) {
  const store = new Store();
  if (!store.drawn.length) return;
  const { asof, lang, theme, regions } = section.dataset;
  const kit = await json(`/overlay/kit.json?asof=${asof}&lang=${lang}&theme=${theme}`);
  const said = el("p", { class: "note-inline", "aria-live": "polite" });
  bindExports(
    store,
    () => kit,
    (text) => (said.textContent = text),
  );
  section.append(
    el("p", { class: "caution" }, kit.texts.here_about),
    said,
    framed(kit, counts(kit, store.drawn, String(regions).split(","))),
    framed(kit, listed(kit, store.drawn)),
  );
  one(section, ".number").textContent = String(store.drawn.length);
  section.hidden = false;
}

/** @param {Kit} kit @param {HTMLElement} table */
function framed(kit, table) {
  return el("div", { class: "table-wrap", tabindex: "0", role: "group", "aria-label": kit.texts.here }, table);
}

/** A row's regions with all that they belong to. @param {Kit} kit @param {Row} row */
function around(kit, row) {
  return new Set(standing(kit, row).flatMap((id) => [id, ...kit.regions[id].above]));
}

/** @param {Kit} kit @param {Row[]} rows @param {string[]} regions */
function counts(kit, rows, regions) {
  const used = kit.statuses.filter((status) => rows.some((row) => row.status === status.id));
  const elsewhere = rows.filter((row) => !regions.some((id) => around(kit, row).has(id)));
  /** @type {[string, Row[]][]} */
  const lines = [
    ...regions.map(
      /** @returns {[string, Row[]]} */ (id) => [regionName(kit, id), rows.filter((row) => around(kit, row).has(id))],
    ),
    [kit.texts.elsewhere, elsewhere],
  ];
  const number = (/** @type {Row[]} */ own) => el("td", { class: "number" }, String(own.length));
  return el(
    "table",
    { class: "data" },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("th", { scope: "col" }, kit.texts.field_region),
        ...used.map((status) => el("th", { scope: "col", class: "number" }, wordOf(status, kit.lang))),
        el("th", { scope: "col", class: "number" }, kit.texts.all_statuses),
      ),
    ),
    el(
      "tbody",
      {},
      ...lines.map(([name, own]) =>
        el(
          "tr",
          {},
          el("th", { scope: "row" }, name),
          ...used.map((status) => number(own.filter((row) => row.status === status.id))),
          number(own),
        ),
      ),
    ),
  );
}

/** @param {Kit} kit @param {Row[]} rows */
function listed(kit, rows) {
  const label = (/** @type {Word[]} */ entries, /** @type {string} */ id) =>
    entries.filter((each) => each.id === id).map((each) => wordOf(each, kit.lang))[0] ?? "–";
  const fields = ["name", "region", "sector", "status", "date", "note", "source"];
  return el(
    "table",
    { class: "data" },
    el("thead", {}, el("tr", {}, ...fields.map((field) => el("th", { scope: "col" }, kit.texts[`field_${field}`])))),
    el(
      "tbody",
      {},
      ...rows.map((row) =>
        el(
          "tr",
          { class: "user-row" },
          el(
            "th",
            { scope: "row" },
            el("span", { class: "seal" }, mark(kit.marks[`slip.${row.sector ?? "plain"}.${row.status}`])),
            row.name,
          ),
          el("td", {}, row.regions.map((id) => regionName(kit, id)).join(", ") || `${row.lon}, ${row.lat}`),
          el("td", {}, row.sector ? label(kit.sectors, row.sector) : "–"),
          el(
            "td",
            {},
            el("span", { class: `chip chip-${row.status}` }, label(kit.statuses, row.status)),
            " ",
            el("span", { class: "flag" }, kit.words.title),
          ),
          el("td", { class: "date" }, row.date ?? "–"),
          el("td", {}, row.note || "–"),
          el("td", {}, filled(kit.words.source, { source: row.source || kit.words.no_source })),
        ),
      ),
    ),
  );
}
