/**
 * The first sheet of an Excel workbook as a table of texts; dates become ISO, formulas their last values.
 * @module overlay/workbook
 * @typedef {{ texts: string[], dates: boolean[] }} Book
 */
import { strFromU8, unzipSync } from "fflate";
import { Unreadable } from "./tables.js";

const LARGEST = 20_000_000;
const MOST_LINES = 2_000;
const DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const EPOCH = Date.UTC(1899, 11, 30);

/** Cells of the workbook's first sheet. @param {Uint8Array} bytes */
export function sheet(bytes) {
  const files = unpacked(bytes);
  const parser = new DOMParser();
  const xml = (/** @type {string} */ name) =>
    files[name] ? parser.parseFromString(strFromU8(files[name]), "application/xml") : null;
  const drawn = xml(firstSheet(files, xml));
  if (!drawn || drawn.querySelector("parsererror")) throw new Unreadable("no_workbook");
  const book = { texts: texts(xml("xl/sharedStrings.xml")), dates: dateStyles(xml("xl/styles.xml")) };
  return named(drawn, "row")
    .slice(0, MOST_LINES)
    .reduce((/** @type {string[][]} */ table, row, i) => placed(table, row, i, book), []);
}

/** @param {Uint8Array} bytes */
function unpacked(bytes) {
  let size = 0;
  const filter = (/** @type {import("fflate").UnzipFileInfo} */ file) => {
    if (!/\.(xml|rels)$/.test(file.name)) return false;
    size += file.originalSize;
    return size <= LARGEST;
  };
  try {
    return unzipSync(bytes, { filter });
  } catch {
    throw new Unreadable("no_workbook");
  }
}

/**
 * Elements by their local name: some programs write a prefix.
 * @param {Document | Element | null | undefined} node @param {string} name
 */
function named(node, name) {
  return [...(node?.getElementsByTagNameNS("*", name) ?? [])];
}

/** @param {Record<string, Uint8Array>} files @param {(name: string) => Document | null} xml */
function firstSheet(files, xml) {
  const [first] = named(xml("xl/workbook.xml"), "sheet");
  const id = first?.getAttributeNS("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id");
  const target = named(xml("xl/_rels/workbook.xml.rels"), "Relationship")
    .find((each) => each.getAttribute("Id") === id)
    ?.getAttribute("Target");
  const path = target?.startsWith("/") ? target.slice(1) : `xl/${target}`;
  return files[path] ? path : "xl/worksheets/sheet1.xml";
}

/**
 * Shared texts without the readings that Japanese and Korean programs put beside them.
 * @param {Document | null} shared
 */
function texts(shared) {
  return named(shared, "si").map(plain);
}

/** @param {Element} item */
function plain(item) {
  return named(item, "t")
    .filter((each) => each.parentElement?.localName !== "rPh")
    .map((each) => each.textContent)
    .join("");
}

/** @param {Document | null} styles */
function dateStyles(styles) {
  const custom = new Map(
    named(styles, "numFmt").map((each) => [each.getAttribute("numFmtId"), each.getAttribute("formatCode")]),
  );
  const [formats] = named(styles, "cellXfs");
  return named(formats, "xf").map((each) => isDate(each.getAttribute("numFmtId"), custom));
}

/** @param {string | null} id @param {Map<string | null, string | null>} custom */
function isDate(id, custom) {
  const code = custom.get(id);
  return code ? /[ymd년월일]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "")) : DATES.has(Number(id));
}

/** @param {string[][]} table @param {Element} row @param {number} i @param {Book} book */
function placed(table, row, i, book) {
  const at = Number(row.getAttribute("r") ?? i + 1) - 1;
  if (at < MOST_LINES) {
    while (table.length <= at) table.push([]);
    named(row, "c").forEach((cell, j) => (table[at][column(cell.getAttribute("r")) ?? j] = value(cell, book)));
    table[at] = Array.from(table[at], (text) => text ?? "");
  }
  return table;
}

/** @param {string | null} reference */
function column(reference) {
  const letters = reference?.match(/^[A-Z]+/)?.[0];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null;
}

/** @param {Element} cell @param {Book} book */
function value(cell, { texts: shared, dates }) {
  const kind = cell.getAttribute("t") ?? "n";
  if (kind === "inlineStr") return plain(cell);
  const [own] = named(cell, "v");
  if (!own) return "";
  if (kind === "s") return shared[Number(own.textContent)] ?? "";
  if (kind === "n" && dates[Number(cell.getAttribute("s") ?? 0)]) return day(Number(own.textContent));
  return kind === "n" ? String(Number(own.textContent)) : own.textContent;
}

/** The day of a serial number of the 1900 calendar. @param {number} serial */
function day(serial) {
  return new Date(EPOCH + Math.round(serial) * 86_400_000).toISOString().slice(0, 10);
}
