/**
 * Values of cells as the vocabularies write them: dates, numbers, statuses, sectors, one line of text.
 * @module overlay/values
 */
import { fold } from "../spelling.js";

const UNPRINTED = /[\p{Cc}\p{Cs}\p{Cf}\p{Co}\p{Cn}]/gu;
/** @type {Record<string, string>} */
const HALVES = { 상반기: "H1", 하반기: "H2" };

/**
 * One printable line; a cell that a spreadsheet keeps as text by a quote or `="…"` loses these.
 * @param {unknown} text
 */
export function line(text) {
  const plain = String(text)
    .normalize("NFC")
    .replace(/[\t\n\r\v\f\u2028\u2029]/g, " ")
    .replace(UNPRINTED, "");
  return plain
    .replace(/ +/g, " ")
    .trim()
    .replace(/^="(.*)"$/, "$1")
    .replace(/^'(?=[=+\-@])/, "");
}

/** A date in its own precision as ISO; null where it is none. @param {string} text */
export function isoDate(text) {
  const plain = text.normalize("NFKC").replace(/\s/g, "");
  const half = plain.match(/^(\d{4})[-년.]?(?:(H[12]|Q[1-4])|(상반기|하반기)|([1-4])분기)$/i);
  if (half) return `${half[1]}-${half[2]?.toUpperCase() ?? HALVES[half[3]] ?? `Q${half[4]}`}`;
  const packed = plain.match(/^(\d{4})(\d{2})(\d{2})$/);
  const parts = packed ?? plain.match(/^(\d{4})(?:[-./년](\d{1,2})(?:[-./월](\d{1,2})일?)?)?[.년월]?(?:T.*)?$/);
  return parts ? real(parts.slice(1).filter((part) => part !== undefined)) : null;
}

/**
 * Year, month and day as ISO, as many as there are; null where the calendar has no such day.
 * @param {string[]} parts
 */
function real(parts) {
  const [year, month = 1, day = 1] = parts.map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const found = year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return found ? parts.map((part) => part.padStart(2, "0")).join("-") : null;
}

/** Degrees as a number; NaN where it is none. @param {string} text */
export function degrees(text) {
  const plain = text
    .normalize("NFKC")
    .replace(/[°\s]/g, "")
    .replace(/^[NEne]|[NEne]$/g, "");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
}

/**
 * The id of a vocabulary's entry by id, Korean or English word, or one half of a word in two.
 * @param {Word[]} entries @param {string} text
 */
export function idOf(entries, text) {
  const wanted = fold(text);
  const exact = entries.find((each) => [each.id, each.ko, each.en].some((word) => fold(word) === wanted));
  return (exact ?? entries.find((each) => each.ko.split("·").some((word) => fold(word) === wanted)))?.id ?? null;
}
