/**
 * The dialog in which rows are pasted, opened, listed with what is wrong, saved and removed.
 * @module overlay/dialog
 */
import { el } from "../dom.js";
import { filled, wordOf } from "../saying.js";
import { handOut, recordsIn, recordsOf } from "./files.js";
import { guessed } from "./guessing.js";
import { regionName } from "./layer.js";
import { asCsv, asJson, Unreadable } from "./tables.js";

const CSV_FIELDS = ["name", "region", "lon", "lat", "status", "sector", "date", "source", "note"];
const SAVED = "atlas-user-input";

/** @typedef {() => Promise<Records>} Reading what opens records */

export class Dialog {
  paste = el("textarea", {
    id: "overlay-paste",
    rows: "5",
    spellcheck: "false",
    "aria-describedby": "overlay-columns",
  });
  file = el("input", {
    id: "overlay-file",
    type: "file",
    multiple: true,
    accept: ".csv,.tsv,.txt,.xlsx,.json,.geojson",
  });
  report = el("div", { class: "overlay-report", "aria-live": "polite" });
  rows = el("div", { class: "overlay-rows" });
  saving = el("div", { class: "overlay-actions" });

  /** @param {Overlay} overlay with a kit */
  constructor(overlay) {
    this.overlay = overlay;
    this.node = this.made();
    document.body.append(this.node);
    overlay.store.listeners.push(() => this.list());
  }

  get kit() {
    return /** @type {Kit} */ (this.overlay.kit);
  }

  get texts() {
    return this.kit.texts;
  }

  open() {
    if (!this.node.open) this.node.showModal();
    this.list();
  }

  made() {
    const { texts } = this;
    const button = (/** @type {string} */ text, /** @type {() => void} */ act, name = "button") => {
      const node = el("button", { type: "button", class: name }, text);
      node.addEventListener("click", act);
      return node;
    };
    this.paste.placeholder = texts.example;
    this.file.addEventListener("change", () =>
      this.take([...(this.file.files ?? [])]).then(() => (this.file.value = "")),
    );
    this.saving.append(
      button(texts.save_json, () => this.save("json")),
      button(texts.save_csv, () => this.save("csv")),
      button(texts.clear, () => this.overlay.store.clear(), "button quiet-danger"),
    );
    return el(
      "dialog",
      { class: "overlay-dialog", id: "overlay-dialog", "aria-labelledby": "overlay-dialog-title" },
      el(
        "div",
        { class: "overlay-head" },
        el("h2", { id: "overlay-dialog-title" }, texts.title),
        button(texts.close, () => this.node.close(), "quiet"),
      ),
      el("p", {}, texts.about),
      el("p", { class: "overlay-columns", id: "overlay-columns" }, texts.columns),
      el("label", { for: "overlay-paste" }, texts.paste),
      this.paste,
      el(
        "div",
        { class: "overlay-actions" },
        button(texts.read, () => this.takeText(this.paste.value), "button primary"),
        el("label", { for: "overlay-file", class: "button overlay-file" }, texts.file, this.file),
      ),
      this.report,
      this.rows,
      this.saving,
    );
  }

  /** Read files one after the other. @param {File[]} files */
  async take(files) {
    this.open();
    const reports = [];
    for (const file of files) reports.push(await this.readable(() => recordsOf(file), file.name));
    this.report.replaceChildren(...reports.flat());
  }

  /** @param {string} text */
  async takeText(text) {
    this.open();
    this.report.replaceChildren(...(await this.readable(async () => recordsIn(text), null)));
    if (this.report.querySelector(".overlay-good")) this.paste.value = "";
  }

  /**
   * What reading gave, in words; a file that cannot be read says why.
   * @param {Reading} open @param {string | null} name
   */
  async readable(open, name) {
    try {
      const found = await this.columns(open);
      return this.told(await this.overlay.read(found.records), found, name);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return [
        el(
          "p",
          { class: "overlay-bad", role: "alert" },
          [name, filled(this.texts[`why_${error.reason}`], error.values)].filter(Boolean).join(": "),
        ),
      ];
    }
  }

  /** Records by their headings, or where there are none by what the cells look like. @param {Reading} open */
  async columns(open) {
    try {
      return await open();
    } catch (error) {
      const found = error instanceof Unreadable && error.table ? guessed(this.kit, error.table) : null;
      if (!found) throw error;
      return found;
    }
  }

  /** @param {Found & { doubles: number }} found @param {Records} records @param {string | null} name */
  told({ rows, bad, remarks, doubles }, { unknown, fields }, name) {
    const { texts } = this;
    const counted = filled(texts.result, { rows: rows.length - doubles, bad: bad.length });
    const why = (/** @type {Remark} */ { row, reason, values }) =>
      el("li", {}, el("b", {}, filled(texts.row, { row })), ` ${filled(texts[`why_${reason}`], this.spoken(values))}`);
    const part = (/** @type {string} */ title, /** @type {string} */ kind, /** @type {Remark[]} */ entries) =>
      entries.length ? [el("h3", {}, title), el("ul", { class: kind }, ...entries.map(why))] : [];
    return [
      el("p", { class: rows.length ? "overlay-good" : "overlay-bad" }, [name, counted].filter(Boolean).join(": ")),
      fields
        ? el(
            "p",
            {},
            filled(texts.guessed, {
              columns: fields.map((field) => (field ? texts[`field_${field}`] : "–")).join(" · "),
            }),
          )
        : null,
      doubles ? el("p", {}, filled(texts.doubles, { n: doubles })) : null,
      unknown.length ? el("p", {}, filled(texts.unknown_columns, { names: unknown.join(", ") })) : null,
      ...part(texts.bad_rows, "overlay-bad-rows", bad),
      ...part(texts.remarks, "overlay-remarks", remarks),
    ].filter((each) => each !== null);
  }

  /** @param {Values} values */
  spoken(values) {
    return values.field ? { ...values, field: this.texts[`field_${values.field}`] } : values;
  }

  /** The rows that there are, each with a button that removes it. */
  list() {
    const { kit } = this;
    const { store } = this.overlay;
    this.saving.hidden = !store.rows.length;
    const { texts } = this;
    const head = ["name", "region", "status", "date", "source"].map((field) =>
      el("th", { scope: "col" }, texts[`field_${field}`]),
    );
    const lines = store.rows.map((row, i) => this.line(kit, row, i));
    this.rows.replaceChildren(
      ...(lines.length
        ? [
            el("h3", {}, filled(kit.words.counted, { n: lines.length })),
            el(
              "div",
              { class: "table-wrap", tabindex: "0", role: "group", "aria-label": kit.words.title },
              el(
                "table",
                { class: "data" },
                el("thead", {}, el("tr", {}, ...head, el("td", {}))),
                el("tbody", {}, ...lines),
              ),
            ),
          ]
        : []),
    );
  }

  /** @param {Kit} kit @param {Row} row @param {number} i */
  line(kit, row, i) {
    const remove = el(
      "button",
      { type: "button", class: "quiet", "aria-label": `${this.texts.remove}: ${row.name}` },
      this.texts.remove,
    );
    remove.addEventListener("click", () => {
      this.overlay.store.remove(i);
      (this.rows.querySelectorAll("button")[i] ?? this.paste).focus();
    });
    const status = kit.statuses.find((each) => each.id === row.status);
    const place = row.regions.map((id) => regionName(kit, id)).join(", ") || `${row.lon}, ${row.lat}`;
    return el(
      "tr",
      {},
      el("th", { scope: "row" }, row.name),
      el("td", {}, place),
      el("td", {}, el("span", { class: `chip chip-${row.status}` }, status ? wordOf(status, kit.lang) : row.status)),
      el("td", {}, row.date ?? "–"),
      el("td", {}, row.source || "–"),
      el("td", {}, remove),
    );
  }

  /** @param {"json" | "csv"} kind */
  save(kind) {
    const { rows } = this.overlay.store;
    const headings = Object.fromEntries(CSV_FIELDS.map((field) => [field, this.texts[`field_${field}`]]));
    const text = kind === "json" ? asJson(rows) : asCsv(rows, headings);
    handOut(new Blob([text], { type: kind === "json" ? "application/json" : "text/csv" }), `${SAVED}.${kind}`);
  }
}
