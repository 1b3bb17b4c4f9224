/**
 * The XML of a long sheet without its last lines, which no map could take: a tab is not to stand still for them.
 * @module overlay/shortened
 */

const MOST_LINES = 5_000;
const ROW = /<(?:\w+:)?row[\s>/]/g;
const END = /<\/(?:\w+:)?sheetData>/;

/** A sheet's XML with as many lines as are read, and what is to be said of the others. @param {string} xml @returns {{ xml: string, said: Note[] }} */
export function shortened(xml) {
  const starts = [...xml.matchAll(ROW)];
  const from = starts[MOST_LINES]?.index;
  const end = xml.search(END);
  if (from === undefined || end < from) return { xml, said: [] };
  const rows = [from, starts.at(-1)?.index ?? from].map((at) => xml.slice(at, at + 200).match(/\sr="(\d+)"/)?.[1]);
  const [first, last] = [rows[0] ?? MOST_LINES + 1, rows[1] ?? starts.length];
  const values = { n: starts.length - MOST_LINES, rows: `${first}–${last}` };
  return { xml: xml.slice(0, from) + xml.slice(end), said: [{ reason: "beyond", values }] };
}
