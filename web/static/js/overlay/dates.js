/**
 * Dates as offices write them, by the forms of the rules of reading: ISO in their own precision, with what is to be said.
 * @module overlay/dates
 * @typedef {{ iso: string, remark?: string, values?: Values }} Read
 */

const DAY = 86_400_000;
const KOREA = 9 * 3_600_000;
/** @type {WeakMap<object, { pattern: RegExp, iso: string, remark?: string }[]>} */
const compiled = new WeakMap();

/**
 * A date, or null where it is none; a cell that is a number is read as spreadsheets mean it.
 * @param {Rules} rules @param {string | number} written @returns {Read | null}
 */
export function dateOf(rules, written) {
  const text = plain(String(written));
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return serial(rules, Number(text));
  if (isYearPoint(written)) return null;
  return formed(rules, text) ?? span(rules, text);
}

/** Whether a number is a year with one digit behind the point: January or October cannot be told apart. @param {unknown} written */
export function isYearPoint(written) {
  return typeof written === "number" && /^[12]\d{3}\.1$/.test(String(written));
}

/** Without blanks but those between two digits. @param {string} text */
function plain(text) {
  return text
    .normalize("NFKC")
    .trim()
    .replace(/(?<!\d)\s+|\s+(?!\d)/g, "")
    .replace(/\s+/g, " ")
    .toLowerCase();
}

/** The first day of a span, with its end told; an end alone is a date until which. @param {Rules} rules @param {string} text @returns {Read | null} */
function span(rules, text) {
  const [from, ...rest] = text.split(new RegExp(rules.dates.until));
  const to = rest.join("~");
  if (!rest.length) return null;
  const begun = formed(rules, from);
  if (begun)
    return to ? { ...begun, remark: "date_span", values: { value: text, end: to } } : { ...begun, remark: "date_from" };
  const ended = from ? null : formed(rules, to);
  return ended && { ...ended, remark: "date_until" };
}

/** @param {Rules} rules @param {string} text @returns {Read | null} */
function formed(rules, text) {
  for (const { pattern, iso, remark } of forms(rules)) {
    const groups = text.match(pattern)?.groups;
    const found = groups ? written(rules, iso, groups) : null;
    if (found) return remark ? { remark, ...found } : found;
  }
  return null;
}

/** @param {Rules} rules */
function forms(rules) {
  const kept = compiled.get(rules);
  if (kept) return kept;
  const { forms, pieces } = rules.dates;
  const made = forms.map(({ pattern, ...rest }) => ({
    ...rest,
    pattern: new RegExp(`^(?:${pattern.replace(/\{([A-Za-z])\}/g, (whole, name) => pieces[name] ?? whole)})$`),
  }));
  compiled.set(rules, made);
  return made;
}

/** @param {Rules} rules @param {string} iso @param {Record<string, string>} groups @returns {Read | null} */
function written(rules, iso, groups) {
  const year = Number(groups.year ?? rules.century + groups.short);
  if (year < rules.years[0] || year > rules.years[1]) return null;
  const half = groups.half ?? groups.half2 ?? (groups.first ? "1" : "2");
  const quarter = groups.quarter ?? groups.quarter2 ?? groups.quarter3;
  if (iso === "half") return { iso: `${year}-H${half}` };
  if (iso === "quarter") return { iso: `${year}-Q${quarter}` };
  if (iso === "year" || (iso === "short" && !groups.month)) return { iso: String(year) };
  return real(year, Number(groups.month), iso === "day" ? Number(groups.day) : null, groups);
}

/** @param {number} year @param {number} month @param {number | null} day @param {Record<string, string>} groups @returns {Read | null} */
function real(year, month, day, groups) {
  const date = new Date(Date.UTC(year, month - 1, day ?? 1));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== (day ?? 1)) return null;
  if (day === null) return { iso: isoOf(date).slice(0, 7) };
  return groups.zone ? inKorea(date, groups) : { iso: isoOf(date) };
}

/** The day in Korea of an instant with a zone. @param {Date} date @param {Record<string, string>} groups @returns {Read} */
function inKorea(date, { zone, hour = "0", minute = "0" }) {
  const [, sign, hours, minutes] = zone.match(/([+-])(\d{2}):?(\d{2})/) ?? ["", "+", "0", "0"];
  const away = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const instant = date.getTime() + (Number(hour) * 60 + Number(minute)) * 60_000 - away + KOREA;
  const [there, here] = [isoOf(date), isoOf(new Date(instant))];
  return there === here ? { iso: here } : { iso: here, remark: "date_zone", values: { value: there } };
}

/** @param {Rules} rules @param {number} days @returns {Read | null} */
function serial({ serials: [first, last] }, days) {
  if (days < first || days > last) return null;
  return { iso: isoOf(new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * DAY)), remark: "serial" };
}

/** @param {Date} date */
function isoOf(date) {
  return date.toISOString().slice(0, 10);
}
