/**
 * Cells as values: printable text and degrees.
 * @module overlay/values
 */

const UNPRINTED = /[\p{Cc}\p{Cs}\p{Cf}\p{Co}\p{Cn}]/gu;
const SIDES = /^[NEne]|^(?:북위|동경)|[NEne]$/g;
const PARTS =
  /^(\d{1,3})(?:°|º|˚|도|d|:|-| )\s*(\d{1,2}(?:\.\d+)?)(?:['′’`´]|분|m|:|-| )?\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″”]|''|′′|초|s)?)?$/i;

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

/** A number as spreadsheets and people write it; NaN where it is none. @param {unknown} text */
export function number(text) {
  const plain = String(text)
    .normalize("NFKC")
    .replace(/[\s°º˚도]/g, "");
  const whole = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(whole) ? Number(whole) : NaN;
}

/** Degrees as a number, also from degrees, minutes and seconds; NaN where it is none. @param {unknown} text */
export function degrees(text) {
  const plain = String(text)
    .replaceAll("º", "°")
    .replaceAll("˚", "°")
    .normalize("NFKC")
    .trim()
    .replace(SIDES, "")
    .trim();
  const parts = plain.match(PARTS);
  if (!parts) return number(plain);
  const [whole, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return minutes < 60 && seconds < 60 ? whole + minutes / 60 + seconds / 3600 : NaN;
}
