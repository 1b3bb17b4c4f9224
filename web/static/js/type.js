/**
 * How labels are set: one table of kinds, and the width of a text in each.
 * @module type
 * @typedef {keyof typeof KINDS} Kind
 * @typedef {{ size: number, weight: number, tracking: number }} Style
 */

const FAMILY = "'Pretendard Variable', Pretendard, 'Noto Sans CJK KR', 'Malgun Gothic', sans-serif";

export const hangul = document.documentElement.lang === "ko";

/** Label kinds; `tracking` in em. Styles with the same names are in `map.css`. */
export const KINDS = {
  pole: { size: 13.6, weight: 750, tracking: hangul ? 0.16 : 0.02 },
  "pole-far": { size: 13, weight: 800, tracking: hangul ? 0.16 : 0.02 },
  province: { size: 13, weight: 650, tracking: 0 },
  value: { size: 13, weight: 700, tracking: 0 },
  special: { size: 13, weight: 650, tracking: 0 },
  municipality: { size: 10.5, weight: 500, tracking: 0 },
  node: { size: 12.5, weight: 750, tracking: 0 },
  role: { size: 11, weight: 500, tracking: 0 },
  item: { size: 12.3, weight: 700, tracking: 0 },
  belt: { size: 12, weight: 700, tracking: 0 },
  block: { size: 14, weight: 700, tracking: 0 },
  industry: { size: 12, weight: 500, tracking: 0 },
  site: { size: 10.5, weight: 600, tracking: 0 },
  sea: { size: 12, weight: 450, tracking: hangul ? 0.4 : 0.12 },
  north: { size: 12.5, weight: 500, tracking: hangul ? 0.3 : 0.08 },
  mdl: { size: 10.5, weight: 500, tracking: 0 },
  island: { size: 11, weight: 600, tracking: 0 },
};
const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
// letters as wide as the font has them, as `map.css` sets them: not rounded to whole pixels where the system does
pen.textRendering = "geometricPrecision";
/** @type {Map<string, number>} */
const widths = new Map();

/** Width in pixels of a text set as a kind. @param {string} text @param {Kind} kind */
export function width(text, kind) {
  const key = `${kind} ${text}`;
  const known = widths.get(key) ?? measured(text, KINDS[kind]);
  widths.set(key, known);
  return known;
}

/** Height in pixels of one line of a kind. @param {Kind} kind */
export function height(kind) {
  return KINDS[kind].size * 1.2;
}

/**
 * A text in as few lines as are no wider than so many pixels, where it has spaces to break at; the lines about equal.
 * @param {string} text @param {Kind} kind @param {number} most
 */
export function broken(text, kind, most) {
  const words = text.split(" ");
  for (let count = Math.ceil(width(text, kind) / most); count <= words.length; count += 1) {
    const lines = filledTo(words, kind, width(text, kind) / count);
    if (lines.every((line) => width(line, kind) <= most) || count === words.length) return lines;
  }
  return words;
}

/** Words in lines that end where they come nearest to a width. @param {string[]} words @param {Kind} kind @param {number} aim */
function filledTo(words, kind, aim) {
  /** @type {string[]} */
  const lines = [];
  for (const word of words) {
    const last = lines.pop();
    const longer = last === undefined ? word : `${last} ${word}`;
    const joined = last === undefined || Math.abs(width(longer, kind) - aim) <= Math.abs(width(last, kind) - aim);
    lines.push(...(joined ? [longer] : [last, word]));
  }
  return lines;
}

/** Forget the widths: the font has arrived. */
export function forget() {
  widths.clear();
}

/** @param {string} text @param {Style} style */
function measured(text, { size, weight, tracking }) {
  pen.font = `${weight} ${size}px ${FAMILY}`;
  return pen.measureText(text).width + text.length * tracking * size;
}
