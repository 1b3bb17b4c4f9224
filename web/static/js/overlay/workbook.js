/**
 * The sheets of an Excel workbook as lines of cells: dates become ISO, merged cells are filled, formulas their last values.
 * @module overlay/workbook
 * @typedef {{ texts: string[], formats: string[], since1904: boolean }} Book
 */
import { strFromU8, unzipSync } from "fflate";
import { Unreadable } from "./bad.js";
import { columnOf, lettersOf } from "./letters.js";
import { fillMerged } from "./merged.js";
import { shown } from "./number_formats.js";
import { shortened } from "./shortened.js";

const LARGEST = 80_000_000;
const [MOST_ROWS, MOST_COLUMNS] = [1_048_576, 16_384];

/** Every sheet of a workbook, in its order. @param {Uint8Array} bytes @returns {Sheet[]} */
export function sheets(bytes) {
  const files = unpacked(bytes);
  const parser = new DOMParser();
  const xml = (/** @type {string} */ name) => (files[name] ? parsed(parser, strFromU8(files[name])) : null);
  const main = xml("xl/workbook.xml");
  const styles = xml("xl/styles.xml");
  const book = {
    texts: named(xml("xl/sharedStrings.xml"), "si").map(plain),
    formats: formatsOf(styles),
    since1904: /^(?:1|true)$/.test(named(main, "workbookPr")[0]?.getAttribute("date1904") ?? ""),
  };
  const targets = new Map(
    named(xml("xl/_rels/workbook.xml.rels"), "Relationship").map((each) => [
      each.getAttribute("Id"),
      each.getAttribute("Target") ?? "",
    ]),
  );
  const found = named(main, "sheet").map((each, i) => {
    const target = targets.get(relation(each)) ?? `worksheets/sheet${i + 1}.xml`;
    const own = files[target.startsWith("/") ? target.slice(1) : `xl/${target}`];
    if (!own) return null;
    const { xml: short, said } = shortened(strFromU8(own));
    const read = linesOf(parsed(parser, short), book);
    const hidden = /hidden/i.test(each.getAttribute("state") ?? "");
    return { name: each.getAttribute("name") ?? "", hidden, lines: read.lines, said: [...said, ...read.said] };
  });
  const whole = found.filter((each) => each !== null);
  if (!whole.length) throw new Unreadable("no_workbook");
  return whole;
}

/** The relation of a sheet: its attribute `id`, whose namespace programs write in two ways. @param {Element} sheet */
function relation(sheet) {
  return [...sheet.attributes].find(({ localName }) => localName === "id")?.value ?? "";
}

/** @param {DOMParser} parser @param {string} text */
function parsed(parser, text) {
  try {
    const made = parser.parseFromString(text, "application/xml");
    if (!named(made, "parsererror").length) return made;
  } catch {
    throw new Unreadable("no_workbook");
  }
  throw new Unreadable("no_workbook");
}

/** @param {Uint8Array} bytes */
function unpacked(bytes) {
  let size = 0;
  const filter = (/** @type {import("fflate").UnzipFileInfo} */ file) => {
    if (
      !/^\/?xl\/(?:workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/i.test(
        file.name,
      )
    )
      return false;
    size += file.originalSize;
    return size <= LARGEST;
  };
  let files;
  try {
    files = unzipSync(bytes, { filter });
  } catch {
    throw new Unreadable("no_workbook");
  }
  if (size > LARGEST) throw new Unreadable("too_large_inside", { most: LARGEST / 1e6, size: Math.ceil(size / 1e6) });
  return files;
}

/**
 * Elements by their local name: some programs write a prefix.
 * @param {Document | Element | null | undefined} node @param {string} name
 */
function named(node, name) {
  return [...(node?.getElementsByTagNameNS("*", name) ?? [])];
}

/** Elements directly in another. @param {Element} node @param {string} name @returns {Element[]} */
function within(node, name) {
  /** @type {Element[]} */
  const found = [];
  for (let each = /** @type {any} */ (node.firstChild); each; each = each.nextSibling)
    if (each.localName === name) found.push(each);
  return found;
}

/**
 * A text, of its runs too, without the readings that Japanese and Korean programs put beside it.
 * @param {Element} item
 */
function plain(item) {
  const runs = within(item, "r").flatMap((run) => within(run, "t"));
  return [...within(item, "t"), ...runs].map((each) => each.textContent).join("");
}

/** The format of each style of cells: a code, or the number of one that every program knows. @param {Document | null} styles */
function formatsOf(styles) {
  const custom = new Map(
    named(styles, "numFmt").map((each) => [each.getAttribute("numFmtId"), each.getAttribute("formatCode") ?? ""]),
  );
  const [cells] = named(styles, "cellXfs");
  return named(cells, "xf").map((each) => {
    const id = each.getAttribute("numFmtId");
    return custom.get(id) ?? id ?? "0";
  });
}

/** @param {Document} drawn @param {Book} book */
function linesOf(drawn, book) {
  /** @type {Map<number, (string | number)[]>} */
  const lines = new Map();
  /** @type {{ lost: string[], unsaved: string[] }} */
  const cells = { lost: [], unsaved: [] };
  const [data] = named(drawn, "sheetData");
  let next = 1;
  for (const row of data ? within(data, "row") : []) {
    const number = Number(row.getAttribute("r") ?? next);
    let column = 0;
    for (const cell of within(row, "c")) {
      const at = placeOf(cell.getAttribute("r"), number, column);
      if (!at) {
        cells.lost.push(cell.getAttribute("r") ?? "");
        continue;
      }
      if (isUnsaved(cell)) cells.unsaved.push(`${lettersOf(at.column)}${at.row}`);
      const line = lines.get(at.row) ?? [];
      lines.set(at.row, line);
      line[at.column] = value(cell, book);
      column = at.column + 1;
    }
    next = number + 1;
  }
  const refs = named(drawn, "mergeCell").map((each) => each.getAttribute("ref") ?? "");
  const merged = fillMerged(lines, refs);
  return {
    lines: ordered(lines),
    said: [...merged, ...told("lost_cells", cells.lost), ...told("unsaved_cells", cells.unsaved)],
  };
}

/** A formula whose value the program did not write beside it; an empty text (`str`) is a value. @param {Element} cell */
function isUnsaved(cell) {
  const [value] = within(cell, "v");
  return within(cell, "f").length > 0 && !value?.textContent && !(value && cell.getAttribute("t") === "str");
}

/** @param {string} reason @param {string[]} cells */
function told(reason, cells) {
  return cells.length ? [{ reason, values: { n: cells.length, cells: cells.slice(0, 5).join(", ") } }] : [];
}

/** @param {Map<number, (string | number)[]>} lines @returns {Line[]} */
function ordered(lines) {
  return [...lines]
    .map(([row, cells]) => ({ row, cells: Array.from(cells, (cell) => cell ?? "") }))
    .filter(({ cells }) => cells.some((cell) => String(cell).trim()))
    .sort((a, b) => a.row - b.row);
}

/**
 * Row and column of a cell; null where no sheet has such a one.
 * @param {string | null} reference @param {number} row @param {number} column
 */
function placeOf(reference, row, column) {
  const parts = reference?.match(/^\$?([A-Z]{1,3})\$?(\d{1,7})$/i);
  if (reference && !parts) return null;
  const at = parts ? { row: Number(parts[2]), column: columnOf(parts[1]) } : { row, column };
  return at.row >= 1 && at.row <= MOST_ROWS && at.column < MOST_COLUMNS ? at : null;
}

/** @param {Element} cell @param {Book} book @returns {string | number} */
function value(cell, { texts, formats, since1904 }) {
  const kind = cell.getAttribute("t") ?? "n";
  if (kind === "inlineStr") return within(cell, "is").map(plain).join("");
  const [own] = within(cell, "v");
  const written = own?.textContent ?? "";
  if (!written) return "";
  if (kind === "s") return texts[Number(written)] ?? "";
  if (kind === "b") return written === "1" ? "TRUE" : "FALSE";
  if (kind === "n") return shown(Number(written), formats[Number(cell.getAttribute("s") ?? 0)] ?? "0", since1904);
  return written;
}
