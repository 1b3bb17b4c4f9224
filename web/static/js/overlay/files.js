/**
 * Files in and out: what kind a file is, and a text or an answer as a file to keep.
 * @module overlay/files
 */
import { cells, decoded, fromJson, fromTable, Unreadable } from "./tables.js";
import { sheet } from "./workbook.js";

const LARGEST = 5_000_000;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];

/** Records of a file of any kind that we read; its first bytes say which, not its name. @param {File} file */
export async function recordsOf(file) {
  if (file.size > LARGEST) throw new Unreadable("too_large", { most: LARGEST / 1e6 });
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (begins(bytes, OLD_EXCEL)) throw new Unreadable("old_excel");
  if (begins(bytes, ZIP)) return fromTable(sheet(bytes));
  return recordsIn(decoded(bytes));
}

/** Records of a text: JSON, or delimited. @param {string} text */
export function recordsIn(text) {
  const plain = text.replace(/^\uFEFF/, "");
  if (!plain.trim()) throw new Unreadable("empty");
  return /^\s*[[{]/.test(plain) ? fromJson(plain) : fromTable(cells(plain));
}

/** @param {Uint8Array} bytes @param {number[]} start */
function begins(bytes, start) {
  return start.every((byte, i) => bytes[i] === byte);
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
