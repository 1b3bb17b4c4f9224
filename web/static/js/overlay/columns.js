/**
 * From lines and the fields of their columns to records: cells carried down, totals and notes below a table told.
 * @module overlay/columns
 */
import { fold } from "../spelling.js";
import { lettersOf } from "./letters.js";
import { among, isAbsent, isNumbering, repeats } from "./words.js";

const CARRIED = new Set(["sector", "province", "municipality", "region"]);
/** Fields in which a sign for nothing says something itself. */
const WRITTEN = new Set(["name", "status"]);
const NOTES = /^\s*(?:※|\*\s|주\s*[):]|주석|자료\s*[:：]|출처\s*[:：]|비고\s*[:：]|단위\s*[:：]|\(단위)/;

/**
 * Records of a table; what no record was made of is told once, by its number.
 * @param {Kit} kit @param {Layout} layout @returns {Records}
 */
export function recordsIn(kit, layout) {
  const { fields, heads, lines } = layout;
  const carried = fields.map((field, i) => carries(layout, field, i));
  /** @type {Record<string, number[]>} */
  const left = { totals: [], footnotes: [], heads_again: [] };
  /** @type {Map<number, number[]>} */
  const filled = new Map();
  const last = new Map();
  const records = [];
  for (const { row, cells, shape } of lines) {
    const kind = left[again(heads, cells) ? "heads_again" : leftOut(kit.rules, cells)];
    if (kind) {
      kind.push(row);
      continue;
    }
    const whole = cells.map((cell, i) => {
      const above = (carried[i] && !String(cell).trim()) || repeats(kit.rules, cell);
      if (!above) last.set(i, cell);
      else if (last.has(i)) pushed(filled, i, row);
      return above ? (last.get(i) ?? "") : cell;
    });
    records.push({ row, cells: cellsOf(kit, fields, whole, heads), shape });
  }
  const told = Object.entries(left).filter(([, rows]) => rows.length);
  return {
    records: records.filter(({ cells, shape }) => shape || Object.keys(cells).length),
    said: [
      ...layout.said,
      ...unused(kit.rules, layout),
      ...told.map(([reason, rows]) => ({ reason, values: { n: rows.length, rows: spans(rows) } })),
      ...[...filled].map(([i, rows]) => ({
        reason: "carried",
        values: { column: named(heads, i), n: rows.length, rows: spans(rows) },
      })),
    ],
  };
}

/** @template K @template V @param {Map<K, V[]>} lists @param {K} key @param {V} value */
export function pushed(lists, key, value) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Whether a column stands for a group: its blank cells repeat the one above. @param {Layout} layout @param {string | null} field @param {number} at */
function carries({ fields, lines }, field, at) {
  const name = fields.indexOf("name");
  const blank = lines.some(({ cells }) => !String(cells[at] ?? "").trim());
  return (
    blank && CARRIED.has(field ?? "") && (at === 0 || at < name) && Boolean(String(lines[0]?.cells[at] ?? "").trim())
  );
}

/** Whether a line repeats the headings, as printed pages do. @param {string[]} heads @param {(string | number)[]} cells */
function again(heads, cells) {
  const filled = cells.map((cell, i) => [String(cell).trim(), heads[i]]).filter(([cell]) => cell);
  return filled.length > 1 && filled.every(([cell, head]) => cell === head);
}

/** Which kind of line that is no record a line is, or "". @param {Rules} rules @param {(string | number)[]} cells */
function leftOut(rules, cells) {
  const filled = cells.filter((cell) => String(cell).trim());
  const [first = ""] = filled;
  if (among(rules.totals, first) || /(?:합계|소계|총계)$/.test(fold(first))) return "totals";
  return NOTES.test(String(first)) && new Set(filled).size === 1 ? "footnotes" : "";
}

/**
 * Cells by field; a second column of one field goes to the note, as none is thrown away.
 * @param {Kit} kit @param {(string | null)[]} fields @param {(string | number)[]} line @param {string[]} heads
 */
export function cellsOf(kit, fields, line, heads = []) {
  /** @type {Cells} */
  const cells = {};
  fields.forEach((field, i) => {
    const value = typeof line[i] === "number" ? line[i] : String(line[i] ?? "").trim();
    if (!field || value === "" || (!WRITTEN.has(field) && isAbsent(kit.rules, value))) return;
    if (cells[field] === undefined) {
      cells[field] = value;
      if (field === "value") cells.value_head = heads[i] ?? "";
    } else if (field === "region" && heads[i] === heads[fields.indexOf(field)])
      cells[field] = `${cells[field]} ${value}`;
    else cells.note = [cells.note, heads[i] ? `${heads[i]}: ${value}` : value].filter(Boolean).join(" · ");
  });
  return cells;
}

/** @param {Rules} rules @param {Layout} layout @returns {Note[]} */
function unused(rules, { fields, heads, lines }) {
  const names = heads
    .map((head, i) => ({ head, i }))
    .filter(({ head, i }) => !fields[i] && !isNumbering(rules, head))
    .filter(({ head, i }) => head || lines.some(({ cells }) => String(cells[i] ?? "").trim()))
    .map(({ i }) => named(heads, i));
  return names.length ? [{ reason: "unused", values: { n: names.length, names: shortened(names) } }] : [];
}

/** A column by its heading, and by its letters as spreadsheets have them. @param {string[]} heads @param {number} at */
export function named(heads, at) {
  return heads[at] ? `${heads[at]}(${lettersOf(at)})` : lettersOf(at);
}

/** @param {string[]} names */
function shortened(names) {
  return names.length > 12 ? `${names.slice(0, 12).join(", ")} …` : names.join(", ");
}

/** Numbers in order as spans: 2–5, 9. @param {number[]} rows */
export function spans(rows) {
  /** @type {[number, number][]} */
  const found = [];
  for (const row of rows) {
    const open = found.at(-1);
    if (open && row - open[1] <= 1) open[1] = row;
    else found.push([row, row]);
  }
  const told = found.slice(0, 8).map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
  return found.length > told.length ? `${told.join(", ")} …` : told.join(", ");
}
