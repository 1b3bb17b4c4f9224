/**
 * Delimited text as lines of cells: quotes hold separators and line ends, and one that is never closed is a letter.
 * @module overlay/delimited
 */

const LONGEST_CELL = 40_000;
const MARKS = [",", ";", "|", "，", "；"];
/** What stands for two blanks and more, where these part cells. */
const BLANKS = "\u001f";
const ENDS = /[\r\n]/;

/** The lines of a text that are not blank, and what is to be said of its quotes. @param {string} given @returns {{ lines: Line[], said: Note[] }} */
export function cells(given) {
  const { separator, from } = separatorOf(given);
  const text = separator === BLANKS ? given.replace(/ {2,}/g, BLANKS) : given;
  /** @type {Line[]} */
  const lines = [];
  /** @type {Note[]} */
  const said = [];
  let at = from;
  for (let row = 1; at < text.length; row++) {
    const read = lineAt(text, at, separator);
    if (read.cells.some((cell) => cell.trim())) lines.push({ row, cells: read.cells });
    if (read.open !== null) said.push({ reason: "open_quote", values: { row, last: row + read.open } });
    at = read.end;
  }
  return { lines, said: told(said) };
}

/** A quote in each of many lines is one fault, told once. @param {Note[]} said */
function told(said) {
  const [first] = said;
  if (said.length < 2) return said;
  return [{ reason: "open_quotes", values: { n: said.length, row: first.values.row, last: said.at(-1)?.values.last } }];
}

/**
 * One line: its cells, where the next begins, how many lines a quote that is never closed would have swallowed.
 * @param {string} text @param {number} start @param {string} separator
 */
function lineAt(text, start, separator) {
  /** @type {string[]} */
  const found = [];
  let at = start;
  /** @type {number | null} */
  let open = null;
  for (;;) {
    const close = text[at] === '"' ? closeOf(text, at, separator) : null;
    const begun = close && close.at < 0 && close.lines !== null;
    if (begun) open = Math.max(open ?? 0, close.lines ?? 0);
    if (close && close.at >= 0) {
      found.push(
        text
          .slice(at + 1, close.at)
          .replaceAll('""', '"')
          .replace(/\r\n?/g, "\n"),
      );
      at = close.at + 1;
    } else {
      const end = cellEnd(text, at, separator);
      found.push(text.slice(begun ? at + 1 : at, end));
      at = end;
    }
    if (text[at] !== separator) return { cells: found, end: after(text, at), open };
    at++;
  }
}

/**
 * Where the quote at a place is closed: before a separator, a line's end or the text's. Negative where it is not; then
 * how many lines more would have been inside, null where the quote is but a letter of its line.
 * @param {string} text @param {number} start @param {string} separator
 * @returns {{ at: number, lines: number | null }}
 */
function closeOf(text, start, separator) {
  let at = text.indexOf('"', start + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  const next = text[at + 1];
  const crossed = ENDS.test(text.slice(start, Math.min(at < 0 ? text.length : at, start + LONGEST_CELL)));
  const proper = at >= 0 && (next === undefined || next === separator || ENDS.test(next));
  if (proper && !(crossed && at - start > LONGEST_CELL)) return { at, lines: 0 };
  if (at >= 0 && !crossed) return { at: -1, lines: null };
  const inside = text.slice(start, at < 0 ? text.length : at).trimEnd();
  return { at: -1, lines: inside.split("\n").length - 1 };
}

/** @param {string} text @param {number} at @param {string} separator */
function cellEnd(text, at, separator) {
  let end = at;
  while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end++;
  return end;
}

/** Where the next line begins. @param {string} text @param {number} end */
function after(text, end) {
  return end + (text[end] === "\r" && text[end + 1] === "\n" ? 2 : 1);
}

/**
 * What separates cells, and where they begin: what Excel's own first line says, a tab before all, else what the first
 * line has most of.
 * @param {string} text
 */
function separatorOf(text) {
  const own = text.match(/^sep=(.)\r?\n/i);
  if (own) return { separator: own[1], from: own[0].length };
  const first =
    text
      .slice(0, 4000)
      .split(/[\r\n]/)
      .find((line) => line.trim()) ?? "";
  const count = (/** @type {string} */ separator) => first.split(separator).length;
  if (first.includes("\t")) return { separator: "\t", from: 0 };
  const [most] = [...MARKS].sort((a, b) => count(b) - count(a));
  if (count(most) === 1 && / {2,}/.test(first.trim())) return { separator: BLANKS, from: 0 };
  return { separator: most, from: 0 };
}
