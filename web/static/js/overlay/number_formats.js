/**
 * What a number of a workbook means by its format: a day, a month, a time, or a number as it is shown.
 * @module overlay/number_formats
 */

/** @type {Record<string, string>} */
const KNOWN = {
  2: "0.00", 14: "y-m-d", 15: "d-m-y", 16: "m-d", 17: "y-m", 18: "h:s", 19: "h:s", 20: "h:s", 21: "h:s", 22: "y-m-d h:s", 27: "y-m", 28: "y-m-d", 29: "y-m-d",
  30: "y-m-d", 31: "y-m-d", 32: "h:s", 33: "h:s", 34: "h:s", 35: "h:s", 36: "y-m", 45: "h:s", 46: "h:s", 47: "h:s", 50: "y-m", 51: "m-d", 52: "y-m", 53: "m-d", 54: "m-d",
  55: "y-m", 56: "m-d", 57: "y-m", 58: "m-d",
}; // biome-ignore format: a table
const [DAY, NOISE] = [86_400_000, 1e-9];
const [EPOCH_1900, EPOCH_1904] = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)];

/**
 * A number as its format shows it: dates as ISO in the precision of the format, fixed digits as text, else itself.
 * @param {number} number @param {string} format a code, or the number of a known one @param {boolean} since1904
 * @returns {string | number}
 */
export function shown(number, format, since1904) {
  const code = (KNOWN[format] ?? format).split(";")[0].replace(/"[^"]*"|\[(?!h|m|s)[^\]]*\]|\\.|_.|\*./gi, "");
  const digits = code.match(/^#?,?#*0\.(0+)$/);
  if (digits) return number.toFixed(digits[1].length);
  if (!/[ymdhs년월일]/i.test(code) || /general|e[+-]/i.test(code)) return number;
  const days = number + NOISE;
  if (!/[yd년일]/i.test(code) && /[hs]/i.test(code)) return time(days);
  return day(days, code, since1904);
}

/** @param {number} days @param {string} code @param {boolean} since1904 */
function day(days, code, since1904) {
  const whole = Math.floor(days);
  const epoch = since1904 ? EPOCH_1904 : EPOCH_1900 + (whole < 60 ? DAY : 0);
  const date = new Date(epoch + whole * DAY);
  if (Number.isNaN(date.getTime())) return String(days);
  const iso = date.toISOString().slice(0, 10);
  if (/[d일]/i.test(code)) return iso;
  return /m|월/i.test(code) ? iso.slice(0, 7) : iso.slice(0, 4);
}

/** @param {number} days */
function time(days) {
  const minutes = Math.floor((days % 1) * 1440);
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
