/**
 * The dialog in which rows are pasted, opened, listed with what is wrong, saved and removed.
 * @module overlay/dialog
 */
import { el } from "../dom.js";
import { filled, wordOf } from "../saying.js";
import { Unreadable } from "./bad.js";
import { recordsIn } from "./columns.js";
import { handOut, opened, openedText } from "./files.js";
import { regionName } from "./layer.js";
import { isOpen, preview } from "./preview.js";
import { listed, sentence } from "./report.js";
import { asCsv, asJson } from "./saving.js";

const CSV_FIELDS = ["name", "region", "lon", "lat", "status", "sector", "date", "source", "note"];
const SAVED = "atlas-user-input";

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
    accept: ".csv,.tsv,.txt,.xlsx,.xlsm,.json,.geojson,.geojsonl",
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
    this.report.replaceChildren();
    for (const file of files) this.report.append(await this.part(file.name, () => opened(this.kit, file)));
  }

  /** @param {string} text */
  async takeText(text) {
    this.open();
    this.report.replaceChildren(await this.part(null, async () => openedText(this.kit, text)));
    if (this.report.querySelector(".overlay-good")) this.paste.value = "";
  }

  /**
   * The part of the report on one file: its rows, the choices that it leaves open, or why it cannot be read.
   * @param {string | null} name @param {() => Promise<Opened>} open
   */
  async part(name, open) {
    const node = el("section", { class: "overlay-file-report" });
    try {
      const found = await open();
      if (isOpen(this.kit, found.layout)) this.choose(node, name, found);
      else this.put(node, name, found, found.layout);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const why = sentence(this.kit, error.reason, error.values);
      node.append(el("p", { class: "overlay-bad", role: "alert" }, [name, why].filter(Boolean).join(": ")));
    }
    return node;
  }

  /** Show what will be read, to be changed. @param {HTMLElement} node @param {string | null} name @param {Opened} found */
  choose(node, name, found) {
    const act = {
      read: (/** @type {Layout} */ layout) => {
        this.put(node, name, found, layout);
        if (!name && node.querySelector(".overlay-good")) this.paste.value = "";
      },
      redo: (/** @type {Opened} */ other) => this.choose(node, name, other),
      leave: () => node.replaceChildren(el("p", {}, [name, this.texts.left].filter(Boolean).join(": "))),
    };
    const title = name ? [el("p", {}, el("b", {}, name))] : [];
    node.replaceChildren(...title, preview(this.kit, found, this.overlay.municipalityAt, act));
  }

  /** Draw the rows of a table, and tell of them. @param {HTMLElement} node @param {string | null} name @param {Opened} found @param {Layout} layout */
  put(node, name, found, layout) {
    const { kit, texts } = this;
    const { records, said } = recordsIn(kit, layout);
    const { rows, bad, remarks, doubles } = this.overlay.read(records, layout.system ?? null);
    const lost = bad.reduce((n, { values }) => n + Number(values.n ?? 1), 0);
    const counted = filled(texts.result, { rows: rows.length - doubles, bad: lost });
    const again = el("button", { type: "button", class: "button" }, texts.change_columns);
    again.addEventListener("click", () => {
      this.overlay.store.take(rows);
      this.choose(node, name, { ...found, layout });
    });
    const meant = (/** @type {Remark} */ remark, /** @type {string} */ id) => this.meant(node, layout, remark, id);
    node.replaceChildren(
      el("p", { class: rows.length ? "overlay-good" : "overlay-bad" }, [name, counted].filter(Boolean).join(": ")),
      ...(doubles ? [el("p", {}, filled(texts.doubles, { n: doubles }))] : []),
      ...(said.length
        ? [
            el(
              "ul",
              { class: "overlay-said" },
              ...said.map((note) => el("li", {}, sentence(kit, note.reason, note.values))),
            ),
          ]
        : []),
      ...listed(kit, texts.bad_rows, "overlay-bad-rows", bad, meant),
      ...listed(kit, texts.remarks, "overlay-remarks", remarks),
      ...(layout.heads.length ? [el("p", {}, again)] : []),
    );
  }

  /** Read a row again with the region that was meant. @param {HTMLElement} node @param {Layout} layout @param {Remark} remark @param {string} id */
  meant(node, layout, remark, id) {
    const { record } = remark;
    if (!record) return;
    const { province, municipality, address, ...cells } = record.cells;
    this.overlay.read([{ ...record, cells: { ...cells, region: id } }], layout.system ?? null);
    const line = [...node.querySelectorAll(".overlay-bad-rows li")].find(
      (each) => each.querySelector("b")?.textContent === filled(this.texts.row, { row: remark.row }),
    );
    line?.replaceChildren(
      el("b", {}, filled(this.texts.row, { row: remark.row })),
      ` ${filled(this.texts.meant, { name: regionName(this.kit, id) })}`,
    );
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
