/**
 * Which sheet, columns and reference system are read: shown, and changed before anything is drawn.
 * @module overlay/preview
 */
import { el } from "../dom.js";
import { filled } from "../saying.js";
import { cellsOf, named } from "./columns.js";
import { withSheet } from "./files.js";
import { pairIn, pointOf, wkt } from "./points.js";
import { inMetres, systemName, systemsAround } from "./projecting.js";
import { firstOf } from "./shapes.js";
import { degrees } from "./values.js";
import { isNumbering } from "./words.js";

const [SAMPLE, SHOWN] = [200, 3];
const FIELDS = ["name", "region", "address", "province", "municipality", "code", "mois", "kostat", "province_code", "municipality_code", "lon", "lon_min", "lon_sec", "lat", "lat_min", "lat_sec", "point", "crs", "status", "sector", "date", "due", "value", "source", "note"]; // biome-ignore format: one line

/** Whether a choice was made for the reader: a field guessed, a column left out, a system not told. @param {Kit} kit @param {Layout} layout */
export function isOpen(kit, layout) {
  const left = layout.heads.some(
    (head, i) =>
      !layout.fields[i] &&
      !isNumbering(kit.rules, head) &&
      layout.lines.some(({ cells }) => String(cells[i] ?? "").trim()),
  );
  return layout.guessed || left || (!layout.system && metresIn(kit, layout).length > 0);
}

/** Pairs of numbers too large for degrees, of the first lines. @param {Kit} kit @param {Layout} layout @returns {number[][]} */
function metresIn(kit, { fields, lines }) {
  const pairs = lines.slice(0, SAMPLE).map(({ cells, shape }) => {
    const own = cellsOf(kit, fields, cells);
    return own.crs ? null : (firstOf(shape) ?? drawn(own.point) ?? [degrees(own.lon ?? ""), degrees(own.lat ?? "")]);
  });
  return /** @type {number[][]} */ (pairs.filter((pair) => pair && inMetres(kit.rules, pair[0], pair[1])));
}

/** The first position that one cell writes. @param {string | number | undefined} cell */
function drawn(cell) {
  return cell === undefined ? null : (firstOf(wkt(String(cell))?.geometry) ?? pairIn(String(cell)));
}

/**
 * The choices of an opened file, and what comes of them.
 * @param {Kit} kit @param {Opened} opened @param {MunicipalityAt} municipalityAt
 * @param {{ read: (layout: Layout) => void, redo: (opened: Opened) => void, leave: () => void }} act
 */
export function preview(kit, opened, municipalityAt, act) {
  const { texts } = kit;
  const layout = { ...opened.layout, fields: [...opened.layout.fields] };
  const button = (/** @type {string} */ text, /** @type {() => void} */ then, name = "button") => {
    const node = el("button", { type: "button", class: name }, text);
    node.addEventListener("click", then);
    return node;
  };
  return el(
    "section",
    { class: "overlay-preview", "aria-label": texts.columns_title },
    el("h3", {}, texts.columns_title),
    el("p", {}, layout.guessed ? texts.columns_guessed : texts.columns_told),
    sheetChoice(kit, opened, act.redo),
    systemChoice(kit, layout, municipalityAt),
    columnTable(kit, layout),
    el(
      "div",
      { class: "overlay-actions" },
      button(texts.put, () => act.read({ ...layout, guessed: false }), "button primary"),
      button(texts.leave, act.leave),
    ),
  );
}

/** @param {Kit} kit @param {Opened} opened @param {(opened: Opened) => void} redo */
function sheetChoice(kit, opened, redo) {
  const { sheets, at } = opened;
  if (sheets.length < 2) return null;
  const { texts } = kit;
  const options = sheets.map(({ name, hidden, lines }, i) =>
    el(
      "option",
      { value: i, selected: i === at, disabled: !lines.length },
      hidden ? filled(texts.hidden, { name }) : name,
    ),
  );
  const select = el("select", { "aria-label": texts.sheet }, ...options);
  select.addEventListener("change", () => redo(withSheet(kit, sheets, Number(select.value))));
  return el("label", { class: "overlay-choice" }, `${texts.sheet} `, select);
}

/** @param {Kit} kit @param {Layout} layout @param {MunicipalityAt} municipalityAt */
function systemChoice(kit, layout, municipalityAt) {
  const pairs = metresIn(kit, layout);
  if (!pairs.length) return null;
  const { rules, texts } = kit;
  const fitting = Object.keys(rules.systems).filter((code) =>
    pairs.some(([x, y]) => systemsAround(rules, x, y).includes(code)),
  );
  const rest = Object.keys(rules.systems).filter((code) => !fitting.includes(code) && code !== "EPSG:4326");
  const label = (/** @type {string} */ code) =>
    filled(texts.system_hits, {
      name: systemName(rules, code),
      n: hits(kit, pairs, code, municipalityAt),
      of: pairs.length,
    });
  const option = (/** @type {string} */ code) =>
    el("option", { value: code, selected: code === layout.system }, label(code));
  const select = el(
    "select",
    { "aria-label": texts.system },
    el("option", { value: "" }, texts.system_none),
    ...fitting.map(option),
    ...rest.map(option),
  );
  select.addEventListener("change", () => (layout.system = select.value || null));
  const hint = filled(texts.system_hint, { value: pairs[0].slice(0, 2).join(", ") });
  return el("div", {}, el("p", {}, hint), el("label", { class: "overlay-choice" }, `${texts.system} `, select));
}

/** How many pairs lie in a municipality by a system. @param {Kit} kit @param {number[][]} pairs @param {string} code @param {MunicipalityAt} municipalityAt */
function hits(kit, pairs, code, municipalityAt) {
  return pairs.filter(([x, y]) => {
    if (!systemsAround(kit.rules, x, y).includes(code) && kit.rules.systems[code].offered !== false) return false;
    try {
      const at = pointOf(kit, { lon: x, lat: y }, code);
      return at && municipalityAt(at[0], at[1]) !== null;
    } catch {
      return false;
    }
  }).length;
}

/** @param {Kit} kit @param {Layout} layout */
function columnTable(kit, layout) {
  const { texts } = kit;
  const rows = layout.heads.map((_, i) => {
    const cells = layout.lines.map(({ cells }) => String(cells[i] ?? "").trim()).filter(Boolean);
    const head = named(layout.heads, i);
    const options = FIELDS.map((field) =>
      el("option", { value: field, selected: field === layout.fields[i] }, texts[`field_${field}`]),
    );
    const select = el(
      "select",
      { "aria-label": filled(texts.column_as, { column: head }) },
      el("option", { value: "" }, texts.not_used),
      ...options,
    );
    select.addEventListener("change", () => (layout.fields[i] = select.value || null));
    return el(
      "tr",
      {},
      el("th", { scope: "row" }, head),
      el("td", {}, cells.slice(0, SHOWN).map(short).join(" / ") || "–"),
      el("td", {}, select),
    );
  });
  const titles = [texts.column, texts.column_values, texts.column_field];
  return el(
    "div",
    { class: "table-wrap", tabindex: "0", role: "group", "aria-label": texts.columns_title },
    el(
      "table",
      { class: "data overlay-fields" },
      el("thead", {}, el("tr", {}, ...titles.map((title) => el("th", { scope: "col" }, title)))),
      el("tbody", {}, ...rows),
    ),
  );
}

/** @param {string} text */
function short(text) {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
