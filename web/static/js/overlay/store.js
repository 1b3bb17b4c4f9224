/**
 * The rows of this tab: kept while the tab is open, and nowhere else.
 * @module overlay/store
 */
import { KEY } from "../overlay.js";

/** Rows with what is shown of them; listeners hear of every change. */
export class Store {
  constructor() {
    const kept = parsed(sessionStorage.getItem(KEY));
    /** @type {Row[]} */
    this.rows = kept.rows ?? [];
    this.shown = kept.shown ?? true;
    /** @type {(() => void)[]} */
    this.listeners = [];
  }

  /** Take rows in that are not there yet; how many were. @param {Row[]} rows */
  add(rows) {
    const known = new Set(this.rows.map((row) => JSON.stringify(row)));
    const fresh = rows.filter((row) => !known.has(JSON.stringify(row)) && known.add(JSON.stringify(row)));
    this.rows = [...this.rows, ...fresh];
    this.shown = true;
    this.changed();
    return rows.length - fresh.length;
  }

  /** @param {number} at */
  remove(at) {
    this.rows = this.rows.filter((_, i) => i !== at);
    this.changed();
  }

  /** Take rows out again. @param {Row[]} rows */
  take(rows) {
    const gone = new Set(rows);
    this.rows = this.rows.filter((row) => !gone.has(row));
    this.changed();
  }

  clear() {
    this.rows = [];
    this.changed();
  }

  /** @param {boolean} shown */
  show(shown) {
    this.shown = shown;
    this.changed();
  }

  /** The rows that the map shows now. */
  get drawn() {
    return this.shown ? this.rows : [];
  }

  changed() {
    if (this.rows.length) sessionStorage.setItem(KEY, JSON.stringify({ rows: this.rows, shown: this.shown }));
    else sessionStorage.removeItem(KEY);
    this.listeners.forEach((listener) => listener());
  }
}

/** @param {string | null} text */
function parsed(text) {
  try {
    return JSON.parse(text ?? "null") ?? {};
  } catch {
    return {};
  }
}
