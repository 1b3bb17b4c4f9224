/**
 * Files in and out: what is in a file of any kind that we read, and a text or an answer as a file to keep.
 * @module overlay/files
 */
import { Unreadable } from "./bad.js";
import { cells } from "./delimited.js";
import { laidJson } from "./geojson.js";
import { completed, guessed } from "./guessing.js";
import { headed } from "./headings.js";
import { isArchive, kindOf, textKind } from "./kinds.js";
import { sheets } from "./workbook.js";

const LARGEST = 5_000_000;
const LOOKED_AT = 4000;

/** The tables of a file; its first bytes say what it is, not its name. @param {Kit} kit @param {Blob} file @returns {Promise<Opened>} */
export async function opened(kit, file) {
  if (file.size > LARGEST)
    throw new Unreadable("too_large", { most: LARGEST / 1e6, size: (file.size / 1e6).toFixed(1) });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = kindOf(kit.rules, bytes);
  if (kind) throw new Unreadable(kind);
  if (isArchive(bytes)) return chosen(kit, sheets(bytes));
  return openedText(kit, decoded(bytes));
}

/** The table of a text: JSON, or delimited. @param {Kit} kit @param {string} text @returns {Opened} */
export function openedText(kit, text) {
  const plain = text.replace(/^\uFEFF/, "");
  if (!plain.trim()) throw new Unreadable("empty");
  const kind = textKind(kit.rules, plain);
  if (kind) throw new Unreadable(kind);
  if (/^\s*[[{]/.test(plain)) return { sheets: [], at: 0, layout: completed(kit, laidJson(kit.rules, plain)) };
  return chosen(kit, [{ ...cells(plain), name: "", hidden: false }]);
}

/**
 * The first sheet to be seen that has a table, with the others named.
 * @param {Kit} kit @param {Sheet[]} found @returns {Opened}
 */
function chosen(kit, found) {
  const seen = found.map((sheet, i) => ({ sheet, i })).filter(({ sheet }) => !sheet.hidden && sheet.lines.length);
  if (!found.some(({ lines }) => lines.length)) throw new Unreadable("empty");
  const laid = seen
    .map(({ sheet, i }) => ({ i, layout: headed(kit.rules, sheet.lines) }))
    .find(({ layout }) => layout?.lines.length);
  if (laid) return withSheet(kit, found, laid.i);
  const other = seen.find(({ sheet }) => guessed(kit, sheet.lines));
  if (other) return withSheet(kit, found, other.i);
  if (!seen.length) throw new Unreadable("only_hidden", { names: found.filter(({ lines }) => lines.length).map(({ name }) => name).join(", ") }); // biome-ignore format: one line
  throw new Unreadable("no_headings", { found: seen[0].sheet.lines[0].cells.slice(0, 8).join(", ").slice(0, 120) });
}

/** A workbook with one of its sheets laid out. @param {Kit} kit @param {Sheet[]} found @param {number} at @returns {Opened} */
export function withSheet(kit, found, at) {
  const { name, lines, said } = found[at];
  const layout = headed(kit.rules, lines);
  const made = layout ? completed(kit, layout) : guessed(kit, lines);
  if (!made)
    throw new Unreadable("no_headings", { found: (lines[0]?.cells ?? []).slice(0, 8).join(", ").slice(0, 120) });
  return { sheets: found, at, layout: { ...made, said: [...sheetSaid(found, name), ...said, ...made.said] } };
}

/** @param {Sheet[]} found @param {string} name @returns {Note[]} */
function sheetSaid(found, name) {
  const names = (/** @type {boolean} */ hidden) => found.filter((each) => each.name !== name && each.hidden === hidden && each.lines.length).map((each) => each.name).join(", "); // biome-ignore format: one line
  return [
    ...(found.length > 1
      ? [{ reason: names(false) ? "sheet_of" : "sheet", values: { name, others: names(false) } }]
      : []),
    ...(names(true) ? [{ reason: "hidden_sheets", values: { names: names(true) } }] : []),
  ];
}

/** Bytes as text: UTF-8 with or without a mark, UTF-16 with or without one, else CP949. @param {Uint8Array} bytes */
export function decoded(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const wide = wideOf(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return legacy(bytes);
  }
}

/** UTF-16 without a mark: no other text has zeros, and its blanks, commas and line ends tell the order. @param {Uint8Array} bytes */
function wideOf(bytes) {
  const start = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 1].map((odd) => start.filter((byte, i) => byte === 0 && i % 2 === odd).length);
  if (zeros[0] === zeros[1] || bytes.length % 2) return null;
  return zeros[0] > zeros[1] ? "utf-16be" : "utf-16le";
}

/** @param {Uint8Array} bytes */
function legacy(bytes) {
  try {
    return new TextDecoder("euc-kr", { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable("no_text");
  }
}

/** Hand a file to the reader under a name. @param {Blob} content @param {string} name */
export function handOut(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
